using System.Text.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.BulkActions.Deeds;

/// <summary>Gives accounts another role where they work, or the same role in another organisation; their sessions end.</summary>
internal static class PlaceStaff
{
    public static async Task ApplyAsync(BulkBatch batch, CancellationToken ct)
    {
        var staff = await StaffBatch.OfAsync(batch, ct);
        await batch.EachAsync(staff.Accounts, AccountProblems.StaffNotFound, async (item, account) =>
        {
            var before = Place.Of(account, staff.Roles);
            var wanted = batch.Action.Kind == BulkActionKind.GiveRole
                ? before with { Role = batch.Parameters.Role! }
                : before with { RegionId = null, OrganisationId = batch.Action.TargetId };
            if (await RefuseAsync(staff, account, wanted, ct) is { } refusal)
                return refusal;
            if (wanted == before)
                return BulkActionProblems.Unchanged;
            Put(staff, account, wanted);
            item.Finish(JsonSerializer.Serialize(new Change(before, wanted)));
            return null;
        });
    }

    /// <summary>As far as whoever undoes it may give the former role and place.</summary>
    public static async Task UndoAsync(BulkBatch batch, CancellationToken ct)
    {
        var staff = await StaffBatch.OfAsync(batch, ct);
        await batch.EachBackAsync(staff.Accounts, async (item, account) =>
        {
            var (before, after) = JsonSerializer.Deserialize<Change>(item.Before!)!;
            if (Place.Of(account, staff.Roles) != after || await RefuseAsync(staff, account, before, ct) is not null)
                return false;
            Put(staff, account, before);
            return true;
        });
    }

    private static async Task<Refusal?> RefuseAsync(StaffBatch staff, StaffAccount account, Place wanted, CancellationToken ct)
    {
        if (staff.Refuse(account) is { } refusal)
            return refusal;
        if (staff.Roles.Find(wanted.Role) is not { } role)
            return AccountProblems.RoleNotFound;
        var (regionId, organisationId) = (wanted.RegionId, wanted.OrganisationId);
        var today = ChinaTime.DayOf(staff.Batch.Now);
        return await StaffAuthority.RefuseAsync(staff.Batch.Db, staff.Batch.By, role, regionId, organisationId, today, ct)
            ?? (Administrators.Keeps(role, account, regionId) ? null : staff.RefuseTakingAway(account));
    }

    private static void Put(StaffBatch staff, StaffAccount account, Place place)
    {
        var before = Place.Of(account, staff.Roles);
        if (before.Role != place.Role)
            staff.Record("ChangeStaff", account, "role", before.Role, place.Role);
        else
            staff.Record("ChangeStaff", account, "organisationId", $"{before.OrganisationId}", $"{place.OrganisationId}");
        var role = staff.Roles.Find(place.Role)!;
        if (!Administrators.Keeps(role, account, place.RegionId))
            staff.TakenAway(account);
        account.Become(role, place.RegionId, place.OrganisationId);
        account.Version++;
        staff.EndSessions(account);
    }

    /// <summary>What an account is and where.</summary>
    private sealed record Place(string Role, int? RegionId, long? OrganisationId)
    {
        public static Place Of(StaffAccount account, RoleBook roles) =>
            new(roles.Of(account.Role, account.OwnRole).Code, account.RegionId, account.OrganisationId);
    }

    private sealed record Change(Place Before, Place After);
}
