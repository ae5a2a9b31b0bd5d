using System.Text.Json;
using Paiyi.Server.Regions;

namespace Paiyi.Server.BulkActions.Deeds;

/// <summary>Ends the work of organisations with the system. Whoever archives a group archives what belongs to it first.</summary>
internal static class ArchiveOrganisations
{
    public static async Task ApplyAsync(BulkBatch batch, CancellationToken ct)
    {
        var organisations = await OrganisationBatch.OfAsync(batch, archived: false, ct);
        await organisations.EachAsync(async (item, organisation) =>
        {
            if (await organisation.RefuseArchivingAsync(batch.Db, ct) is not null)
                return BulkActionProblems.SubordinatesLeft;
            item.Finish(JsonSerializer.Serialize(batch.Now));
            organisations.Archive(organisation);
            return null;
        }, ct);
    }

    public static async Task UndoAsync(BulkBatch batch, CancellationToken ct)
    {
        var organisations = await OrganisationBatch.OfAsync(batch, archived: true, ct);
        await organisations.EachBackAsync(
            async (item, organisation) => organisation.ArchivedAt == JsonSerializer.Deserialize<DateTimeOffset>(item.Before!)
                && await organisations.RestoreAsync(organisation, ct) is null, ct);
    }
}

/// <summary>Lets organisations work with the system again.</summary>
internal static class RestoreOrganisations
{
    public static async Task ApplyAsync(BulkBatch batch, CancellationToken ct)
    {
        var organisations = await OrganisationBatch.OfAsync(batch, archived: true, ct);
        await organisations.EachAsync(async (item, organisation) =>
        {
            var since = organisation.ArchivedAt;
            if (await organisations.RestoreAsync(organisation, ct) is { } refusal)
                return refusal;
            item.Finish(JsonSerializer.Serialize(since));
            return null;
        }, ct);
    }

    public static async Task UndoAsync(BulkBatch batch, CancellationToken ct)
    {
        var organisations = await OrganisationBatch.OfAsync(batch, archived: false, ct);
        await organisations.EachBackAsync(async (_, organisation) =>
        {
            if (await organisation.RefuseArchivingAsync(batch.Db, ct) is not null)
                return false;
            organisations.Archive(organisation);
            return true;
        }, ct);
    }
}
