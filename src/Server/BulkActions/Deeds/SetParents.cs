using System.Text.Json;
using Paiyi.Server.Regions;

namespace Paiyi.Server.BulkActions.Deeds;

/// <summary>Puts organisations below another one, or below none.</summary>
internal static class SetParents
{
    public static async Task ApplyAsync(BulkBatch batch, CancellationToken ct)
    {
        var organisations = await OrganisationBatch.OfAsync(batch, archived: false, ct);
        await organisations.EachAsync(async (item, organisation) =>
        {
            var before = organisation.ParentId;
            var (parentId, refusal) = await ParentChoice.CheckAsync(batch.Db, batch.Scope, organisation.Id, before, batch.Action.TargetId, ct);
            if (refusal is not null)
                return refusal;
            if (parentId == before)
                return parentId == batch.Action.TargetId ? BulkActionProblems.Unchanged : RegionProblems.ParentElsewhere;
            item.Finish(JsonSerializer.Serialize(before));
            Put(organisations, organisation, parentId);
            return null;
        }, ct);
    }

    public static async Task UndoAsync(BulkBatch batch, CancellationToken ct)
    {
        var organisations = await OrganisationBatch.OfAsync(batch, archived: false, ct);
        await organisations.EachBackAsync(async (item, organisation) =>
        {
            if (organisation.ParentId != batch.Action.TargetId)
                return false;
            var before = JsonSerializer.Deserialize<long?>(item.Before!);
            var (parentId, refusal) = await ParentChoice.CheckAsync(batch.Db, batch.Scope, organisation.Id, organisation.ParentId, before, ct);
            if (refusal is not null || parentId != before)
                return false;
            Put(organisations, organisation, before);
            return true;
        }, ct);
    }

    private static void Put(OrganisationBatch organisations, Organisation organisation, long? parentId)
    {
        organisations.Record("ChangeOrganisation", organisation, "parentId", $"{organisation.ParentId}", $"{parentId}");
        organisation.ParentId = parentId;
    }
}
