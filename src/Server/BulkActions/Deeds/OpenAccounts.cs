using System.Text.Json;
using Paiyi.Server.Accounts;

namespace Paiyi.Server.BulkActions.Deeds;

/// <summary>Closes accounts of staff and opens them again.</summary>
internal static class OpenAccounts
{
    public static async Task DisableAsync(BulkBatch batch, CancellationToken ct)
    {
        var staff = await StaffBatch.OfAsync(batch, ct);
        await batch.EachAsync(staff.Accounts, AccountProblems.StaffNotFound, (item, account) =>
        {
            var refusal = staff.Refuse(account) ?? (account.DisabledAt is not null ? BulkActionProblems.Unchanged : staff.RefuseTakingAway(account));
            if (refusal is null)
            {
                item.Finish(JsonSerializer.Serialize(batch.Now));
                Disable(staff, account, batch.Now);
            }

            return Task.FromResult(refusal);
        });
    }

    public static async Task UndoDisableAsync(BulkBatch batch, CancellationToken ct)
    {
        var staff = await StaffBatch.OfAsync(batch, ct);
        await batch.EachBackAsync(staff.Accounts, (item, account) =>
        {
            var same = staff.Refuse(account) is null && account.DisabledAt == JsonSerializer.Deserialize<DateTimeOffset>(item.Before!);
            if (same)
                Enable(staff, account);
            return Task.FromResult(same);
        });
    }

    public static async Task EnableAsync(BulkBatch batch, CancellationToken ct)
    {
        var staff = await StaffBatch.OfAsync(batch, ct);
        await batch.EachAsync(staff.Accounts, AccountProblems.StaffNotFound, (item, account) =>
        {
            var refusal = staff.Refuse(account) ?? (account.DisabledAt is null ? BulkActionProblems.Unchanged : null);
            if (refusal is null)
            {
                Enable(staff, account);
                item.Finish(JsonSerializer.Serialize(account.Version));
            }

            return Task.FromResult(refusal);
        });
    }

    /// <summary>Only those whom nobody has edited since: who was given another role is meant to work.</summary>
    public static async Task UndoEnableAsync(BulkBatch batch, CancellationToken ct)
    {
        var staff = await StaffBatch.OfAsync(batch, ct);
        await batch.EachBackAsync(staff.Accounts, (item, account) =>
        {
            var same = staff.Refuse(account) is null && staff.RefuseTakingAway(account) is null
                && account.DisabledAt is null && account.Version == JsonSerializer.Deserialize<uint>(item.Before!);
            if (same)
                Disable(staff, account, batch.Now);
            return Task.FromResult(same);
        });
    }

    private static void Disable(StaffBatch staff, StaffAccount account, DateTimeOffset now)
    {
        staff.Record("DisableStaff", account, "disabledAt", $"{account.DisabledAt:O}", $"{now:O}");
        account.Disable(now);
        staff.TakenAway(account);
        staff.EndSessions(account);
    }

    private static void Enable(StaffBatch staff, StaffAccount account)
    {
        staff.Record("EnableStaff", account, "disabledAt", $"{account.DisabledAt:O}", null);
        account.Enable();
    }
}
