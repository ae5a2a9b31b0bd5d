using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Lists;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Accounts.Lists;

/// <summary>What the accounts and places are that some rows name, and by whom they may be managed: the rules of the single operation.</summary>
internal sealed class StaffRegister
{
    private readonly Dictionary<string, StaffAccount> _accounts;
    private readonly HashSet<long> _mine;
    private readonly Dictionary<long, NamedPlace> _held;
    private readonly PlaceWords _places;
    private readonly Administrators _administrators;
    private readonly ListBatch _batch;
    private readonly RoleBook _roles;

    private StaffRegister(
        ListBatch batch, RoleBook roles, List<StaffAccount> accounts, HashSet<long> mine, Dictionary<long, NamedPlace> held, PlaceWords places, Administrators administrators)
    {
        (_batch, _roles, _mine, _held, _places, _administrators) = (batch, roles, mine, held, places, administrators);
        _accounts = accounts.ToDictionary(a => a.UserName);
    }

    /// <summary>Within the transaction of the batch. Accounts are tracked, so that they can be written.</summary>
    public static async Task<StaffRegister> ReadAsync(ListBatch batch, RoleBook roles, CancellationToken ct)
    {
        var db = batch.Db;
        var administrators = await Administrators.LockAsync(db, ct);
        string[] names = [.. batch.Lines.Select(l => l.Value(StaffColumns.UserName)!)];
        var accounts = await db.StaffAccounts.Where(a => names.Contains(a.UserName)).ToListAsync(ct);
        var mine = await db.StaffIn(batch.Scope).Where(a => names.Contains(a.UserName)).Select(a => a.Id).ToHashSetAsync(ct);
        var held = await db.StaffAccounts.Where(a => names.Contains(a.UserName)).Select(a => new
        {
            a.Id,
            Name = db.Regions.Where(r => r.Id == a.RegionId).Select(r => r.Name).FirstOrDefault() ?? db.Organisations.Where(o => o.Id == a.OrganisationId).Select(o => o.Name).FirstOrDefault() ?? "",
        }).ToDictionaryAsync(a => a.Id, a => a.Name, ct);
        var places = accounts.ToDictionary(a => a.Id, a => new NamedPlace(a.RegionId, a.OrganisationId, held[a.Id]));
        var words = batch.Lines.SelectMany(l => new[] { l.Value(StaffColumns.Scope), l.Before.GetValueOrDefault(StaffColumns.Scope) }).OfType<string>();
        if (batch.Scope.OrganisationId is { } own)
            words = words.Append($"{own}");
        return new StaffRegister(batch, roles, accounts, mine, places, await PlaceWords.ReadAsync(db, batch.Scope, ChinaTime.DayOf(batch.Now), words, ct), administrators);
    }

    public StaffAccount? Find(ListLine line) => _accounts.GetValueOrDefault(line.Value(StaffColumns.UserName)!);

    public RoleRights RoleOf(StaffAccount account) => _roles.Of(account.Role, account.OwnRole);

    public NamedPlace PlaceOf(StaffAccount account) => _held[account.Id];

    /// <summary>Why the account may not be changed; null when it may.</summary>
    public Refusal? Refuse(StaffAccount account) => !_mine.Contains(account.Id)
        ? AccountProblems.UserNameTaken
        : StaffAuthority.Refuse(_batch.Actor, _roles, account) is { } closed ? closed.At(closed.Field ?? StaffColumns.UserName) : null;

    /// <summary>The place that a word means for the role, or why there is none.</summary>
    /// <param name="word">Null for none: then an organisation means itself.</param>
    public (NamedPlace? Place, Refusal? Refusal) Place(string? word, RoleRights role)
    {
        if (word is null && _batch.Scope.OrganisationId is { } own)
            word = $"{own}";
        if (word is null)
            return (null, RoleRules.RefusePlace(role, null, null)!.At(StaffColumns.Scope));
        var meant = _places.Find(word);
        var fitting = meant.FindAll(p => RoleRules.RefusePlace(role, p.RegionId, p.OrganisationId) is null);
        return fitting switch
        {
            [var place] => (place, null),
            [] when meant.Count > 0 => (null, RoleRules.RefusePlace(role, meant[0].RegionId, meant[0].OrganisationId)!.At(StaffColumns.Scope)),
            [] => (null, AccountProblems.ScopeUnknown),
            _ => (null, AccountProblems.ScopeAmbiguous),
        };
    }

    /// <summary>Why nobody may have this role there, as the importer sees it; null when somebody may. Of several administrators of the rows one must stay.</summary>
    /// <param name="account">Who has another one now; null for a new account.</param>
    public Refusal? Refuse(StaffAccount? account, RoleRights role, NamedPlace place)
    {
        if (RoleRules.RefusePlace(role, place.RegionId, place.OrganisationId) is { } misfit)
            return misfit.At(StaffColumns.Scope);
        if (!RoleRules.MayManage(_batch.Actor, role))
            return AccountProblems.AboveOwnRole;
        if (account is null || Administrators.Keeps(role, account, place.RegionId))
            return null;
        if (_administrators.IsLast(account))
            return AccountProblems.LastAdministrator.At(StaffColumns.Role);
        _administrators.Without(account);
        return null;
    }

    public RoleRights? Role(string code) => _roles.Find(code);

    /// <summary>What the account holds, in the form of lines.</summary>
    public Dictionary<string, string?> Held(StaffAccount account) => new()
    {
        [StaffColumns.Name] = account.Name, [StaffColumns.Role] = RoleOf(account).Code, [StaffColumns.Scope] = PlaceOf(account).Word,
    };

    /// <summary>Writes a role and a place; what the account could do before ends with its sessions.</summary>
    public void Write(StaffAccount account, RoleRights role, NamedPlace place)
    {
        if (!account.Become(role, place.RegionId, place.OrganisationId))
            return;
        StaffSessionsEnd.Mark(_batch.Db, account, _batch.Now);
    }
}
