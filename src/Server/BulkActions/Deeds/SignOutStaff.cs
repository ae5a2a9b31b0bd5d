using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.BulkActions.Deeds;

/// <summary>Ends every session of accounts.</summary>
internal static class SignOutStaff
{
    public static async Task ApplyAsync(BulkBatch batch, CancellationToken ct)
    {
        var staff = await StaffBatch.OfAsync(batch, ct);
        await batch.EachAsync(staff.Accounts, AccountProblems.StaffNotFound, (item, account) =>
        {
            if (staff.Refuse(account) is { } refusal)
                return Task.FromResult<Refusal?>(refusal);
            staff.Record("SignOutAccount", account, "sessionsEndedAt", $"{account.SessionsEndedAt:O}", $"{batch.Now:O}");
            staff.EndSessions(account);
            item.Finish(before: null);
            return Task.FromResult<Refusal?>(null);
        });
    }
}
