using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.People;

namespace Paiyi.Server.BulkActions.Deeds;

/// <summary>Puts persons of one roster into a group.</summary>
internal static class MoveGroups
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

            if (membership.Group == batch.Parameters.Group)
            {
                item.Pass(BulkActionProblems.Unchanged.Code);
                continue;
            }

            item.Finish(JsonSerializer.Serialize(membership.Group));
            Move(batch, membership, batch.Parameters.Group!);
        }
    }

    public static async Task UndoAsync(BulkBatch batch, CancellationToken ct)
    {
        var memberships = await batch.Db.Memberships
            .Where(m => m.OrganisationId == batch.Action.OrganisationId && m.LeftAt == null && batch.Ids.Contains(m.PersonId))
            .ToDictionaryAsync(m => m.PersonId, ct);
        foreach (var item in batch.Items)
        {
            var same = memberships.GetValueOrDefault(item.SubjectId) is { } membership && membership.Group == batch.Parameters.Group;
            item.GiveBack(same);
            if (same)
                Move(batch, memberships[item.SubjectId], JsonSerializer.Deserialize<string>(item.Before!)!);
        }
    }

    private static void Move(BulkBatch batch, Membership membership, string group)
    {
        batch.Record("EditMembership", membership, "group", membership.Group, group);
        membership.Group = group;
    }
}
