using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.People;

namespace Paiyi.Server.BulkActions.Deeds;

/// <summary>Takes persons off a roster; they stay in the register.</summary>
internal static class LeaveRosters
{
    public static async Task ApplyAsync(BulkBatch batch, CancellationToken ct)
    {
        var memberships = await batch.MembershipsAsync(ct);
        foreach (var item in batch.Items)
        {
            if (!memberships.TryGetValue(item.SubjectId, out var membership))
            {
                item.Pass(PersonProblems.NotOnRoster.Code);
                continue;
            }

            item.Finish(JsonSerializer.Serialize(batch.Now));
            Leave(batch, "LeaveRoster", membership, batch.Now);
        }
    }

    public static async Task UndoAsync(BulkBatch batch, CancellationToken ct)
    {
        var memberships = await batch.Db.Memberships
            .Where(m => m.OrganisationId == batch.Action.OrganisationId && batch.Ids.Contains(m.PersonId)).ToDictionaryAsync(m => m.PersonId, ct);
        foreach (var item in batch.Items)
        {
            var same = memberships.GetValueOrDefault(item.SubjectId)?.LeftAt == JsonSerializer.Deserialize<DateTimeOffset>(item.Before!);
            item.GiveBack(same);
            if (same)
                Leave(batch, "EditMembership", memberships[item.SubjectId], null);
        }
    }

    private static void Leave(BulkBatch batch, string action, Membership membership, DateTimeOffset? at)
    {
        batch.Record(action, membership, "leftAt", $"{membership.LeftAt:O}", $"{at:O}");
        membership.LeftAt = at;
    }
}
