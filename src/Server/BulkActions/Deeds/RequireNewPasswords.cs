using System.Text.Json;
using Paiyi.Server.Accounts;

namespace Paiyi.Server.BulkActions.Deeds;

/// <summary>Signs accounts out, and lets them do nothing after the next sign-in before they have chosen another password.</summary>
internal static class RequireNewPasswords
{
    public static async Task ApplyAsync(BulkBatch batch, CancellationToken ct)
    {
        var staff = await StaffBatch.OfAsync(batch, ct);
        await batch.EachAsync(staff.Accounts, AccountProblems.StaffNotFound, (item, account) =>
        {
            var refusal = staff.Refuse(account) ?? (account.MustChangePassword ? BulkActionProblems.Unchanged : null);
            if (refusal is null)
            {
                Require(staff, account, true);
                item.Finish(JsonSerializer.Serialize(account.Version));
            }

            return Task.FromResult(refusal);
        });
    }

    /// <summary>Who has chosen one since, or was given one, is left alone.</summary>
    public static async Task UndoAsync(BulkBatch batch, CancellationToken ct)
    {
        var staff = await StaffBatch.OfAsync(batch, ct);
        await batch.EachBackAsync(staff.Accounts, (item, account) =>
        {
            var same = staff.Refuse(account) is null && account.MustChangePassword && account.Version == JsonSerializer.Deserialize<uint>(item.Before!);
            if (same)
                Require(staff, account, false);
            return Task.FromResult(same);
        });
    }

    private static void Require(StaffBatch staff, StaffAccount account, bool must)
    {
        staff.Record("RequireNewPassword", account, "mustChangePassword", account.MustChangePassword ? "true" : "false", must ? "true" : "false");
        account.MustChangePassword = must;
        account.Version++;
        staff.EndSessions(account);
    }
}
