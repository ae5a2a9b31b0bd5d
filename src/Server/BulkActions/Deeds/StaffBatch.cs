using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.BulkActions.Deeds;

/// <summary>The accounts of a batch that whoever does it can see, and what holds for each of them.</summary>
internal sealed record StaffBatch(BulkBatch Batch, RoleBook Roles, IReadOnlyDictionary<long, StaffAccount> Accounts, Administrators Administrators)
{
    public static async Task<StaffBatch> OfAsync(BulkBatch batch, CancellationToken ct)
    {
        var roles = await batch.Services.GetRequiredService<RoleCatalogue>().ReadyAsync(ct);
        var administrators = await Administrators.LockAsync(batch.Db, ct);
        var accounts = await batch.Db.StaffIn(batch.Scope).Where(a => batch.Ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, ct);
        return new(batch, roles, accounts, administrators);
    }

    public Refusal? Refuse(StaffAccount account) => StaffAuthority.Refuse(Batch.By, Roles, account);

    /// <summary>Why the account must stay what it is; null when it need not.</summary>
    public Refusal? RefuseTakingAway(StaffAccount account) => Administrators.IsLast(account) ? AccountProblems.LastAdministrator : null;

    public void TakenAway(StaffAccount account) => Administrators.Without(account);

    public void EndSessions(StaffAccount account)
    {
        var sessions = Batch.Services.GetRequiredService<SessionStore>();
        StaffSessionsEnd.Mark(Batch.Db, account, Batch.Now);
        Batch.Afterwards(() => StaffSessionsEnd.EndAsync(sessions, account.Id));
    }

    public void Record(string action, StaffAccount account, string field, string? before, string? after) =>
        Batch.Record(action, new AuditChange("staffAccount", $"{account.Id}", field, before, after));
}
