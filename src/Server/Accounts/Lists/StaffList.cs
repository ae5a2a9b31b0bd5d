using Paiyi.Server.Accounts.Consoles;
using Paiyi.Server.Lists;
using Paiyi.Server.Platform.Imports;

namespace Paiyi.Server.Accounts.Lists;

/// <summary>
/// Lists of staff accounts, by the rules of opening and changing one: whom and what somebody may manage, they may import. A new account
/// has no password at all, so it opens nothing, until whoever committed the list has the initial ones made (<see cref="IssueInitialPasswords"/>).
/// </summary>
internal sealed class StaffList(RoleCatalogue roles) : ListKind
{
    public const string KindKey = "staff";

    private readonly StaffColumns _columns = new(roles);

    public override string Key => KindKey;

    public override string Zh => "工作人员账号";

    public override string En => "Staff accounts";

    public override Permission Permission => Permission.StaffWrite;

    public override bool InOrganisations => true;

    public override IReadOnlyList<ListField> Fields => _columns.All;

    public override IReadOnlyList<(string Zh, string En)> Instructions =>
    [
        ("请不要在文件中填写密码。导入后，由确认导入的人在结果页上生成初始密码，每个账号各不相同，只下载一次；本人首次登录时必须更换。",
            "Write no passwords. After the import whoever committed it makes initial ones on its page, another for each account, as a file that is downloaded once; each must be changed at the first sign-in."),
        ("已有的账号按用户名认定，改变其角色或管辖范围后，该账号须重新登录。", "An account that exists is recognised by its user name; one that gets another role or scope must sign in again."),
    ];

    public override string ActionOf(LineOutcome outcome) => outcome == LineOutcome.Created ? nameof(CreateStaff) : nameof(ChangeStaff);

    public override string? IdentityOf(IReadOnlyDictionary<string, string> values) => values[StaffColumns.UserName];

    public override async Task JudgeAsync(ListBatch batch, CancellationToken ct)
    {
        var register = await StaffRegister.ReadAsync(batch, await roles.ReadyAsync(ct), ct);
        foreach (var line in batch.Lines)
            Judge(batch, register, line);
    }

    public override async Task ApplyAsync(ListBatch batch, IReadOnlyList<ListLine> lines, CancellationToken ct)
    {
        var register = await StaffRegister.ReadAsync(batch, await roles.ReadyAsync(ct), ct);
        var written = lines.Select(l => (Line: l, Account: Written(batch, register, l))).ToList();
        await batch.Db.SaveChangesAsync(ct);
        foreach (var (line, account) in written)
            (line.TargetId, line.Stamp) = (account.Id, account.Version);
    }

    /// <summary>Closes the accounts that were opened, unless somebody has signed in with them or changed them since, and puts back what was changed.</summary>
    public override async Task UndoAsync(ListBatch batch, CancellationToken ct)
    {
        var register = await StaffRegister.ReadAsync(batch, await roles.ReadyAsync(ct), ct);
        foreach (var line in batch.Lines)
        {
            if (register.Find(line) is not { DisabledAt: null } account || account.Id != line.TargetId || !batch.MayUndo(line, account.Version) || register.Refuse(account) is not null)
                continue;
            line.Undone = line.Outcome == LineOutcome.Created ? Close(batch, account) : Restore(register, line, account);
            if (line.Undone == true)
                line.Stamp = account.Version;
        }

        await batch.Db.SaveChangesAsync(ct);
    }

    private static void Judge(ListBatch batch, StaffRegister register, ListLine line)
    {
        var account = register.Find(line);
        // An account that this import opened and its undo closed is opened again.
        var isClosedByUndo = account is { DisabledAt: not null } && line.TargetId == account.Id && line.Stamp == account.Version;
        if (account is not null && (register.Refuse(account) ?? (account.DisabledAt is not null && !isClosedByUndo ? AccountProblems.AccountClosed : null)) is { } closed)
        {
            batch.Reject(line, closed);
            return;
        }

        var isNew = account is null || isClosedByUndo;
        if (isNew && !batch.New(line, StaffColumns.Name, StaffColumns.Role))
            return;
        var role = line.Value(StaffColumns.Role) is { } code ? register.Role(code) : register.RoleOf(account!);
        if (role is null)
        {
            batch.Reject(line, AccountProblems.RoleNotFound, StaffColumns.Role);
            return;
        }

        var (place, refusal) = line.Value(StaffColumns.Scope) is null && !isNew ? (register.PlaceOf(account!), null) : register.Place(line.Value(StaffColumns.Scope), role);
        if ((refusal ?? register.Refuse(account, role, place!)) is { } refused)
        {
            batch.Reject(line, refused);
            return;
        }

        if (line.Value(StaffColumns.Scope) is not null || isNew)
            line.Set(StaffColumns.Scope, place!.Word);
        if (isNew)
            line.TargetId = account?.Id;
        else
            batch.Compare(line, account!.Id, register.Held(account));
    }

    private static StaffAccount Written(ListBatch batch, StaffRegister register, ListLine line)
    {
        var account = register.Find(line);
        var role = line.Value(StaffColumns.Role) is { } code ? register.Role(code)! : register.RoleOf(account!);
        var place = line.Value(StaffColumns.Scope) is { } word ? register.Place(word, role).Place! : register.PlaceOf(account!);
        if (account is null)
        {
            account = new StaffAccount
            {
                UserName = line.Value(StaffColumns.UserName)!, Name = line.Value(StaffColumns.Name)!, PasswordHash = StaffAccount.NoPassword, Role = role.Kind,
                OwnRole = role.BuiltIn ? null : role.Code, RegionId = place.RegionId, OrganisationId = place.OrganisationId, MustChangePassword = true, CreatedAt = batch.Now,
            };
            batch.Db.Add(account);
            return account;
        }

        if (account.DisabledAt is not null)
            account.Enable();
        else
            account.Version++;
        account.Name = line.Value(StaffColumns.Name) ?? account.Name;
        register.Write(account, role, place);
        return account;
    }

    /// <summary>A password that was handed out for it opens nothing any more.</summary>
    private static bool Close(ListBatch batch, StaffAccount account)
    {
        if (account.LastSignInAt is not null)
        {
            if (!batch.IsChosen)
                return false;
            StaffSessionsEnd.Mark(batch.Db, account, batch.Now);
        }

        account.Disable(batch.Now);
        account.PasswordHash = StaffAccount.NoPassword;
        return true;
    }

    private static bool Restore(StaffRegister register, ListLine line, StaffAccount account)
    {
        var role = line.Before.GetValueOrDefault(StaffColumns.Role) is { } code ? register.Role(code) : register.RoleOf(account);
        if (role is null)
            return false;
        var place = line.Before.GetValueOrDefault(StaffColumns.Scope) is { } word ? register.Place(word, role).Place : register.PlaceOf(account);
        if (place is null || register.Refuse(account, role, place) is not null)
            return false;
        account.Name = line.Before.GetValueOrDefault(StaffColumns.Name) ?? account.Name;
        account.Version++;
        register.Write(account, role, place);
        return true;
    }
}
