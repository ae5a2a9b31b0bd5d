using System.Text.Json;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.BulkActions.Deeds;

/// <summary>Says of organisations what kind they are.</summary>
internal static class SetOrganisationKinds
{
    public static async Task ApplyAsync(BulkBatch batch, CancellationToken ct)
    {
        var kind = batch.Parameters.OrganisationKind!.Value;
        var organisations = await OrganisationBatch.OfAsync(batch, archived: false, ct);
        await batch.EachAsync(organisations.Organisations, RegionProblems.OrganisationNotFound, (item, organisation) =>
        {
            if (organisation.Kind == kind)
                return Task.FromResult<Refusal?>(BulkActionProblems.Unchanged);
            item.Finish(JsonSerializer.Serialize(organisation.Kind));
            Put(organisations, organisation, kind);
            return Task.FromResult<Refusal?>(null);
        });
    }

    public static async Task UndoAsync(BulkBatch batch, CancellationToken ct)
    {
        var organisations = await OrganisationBatch.OfAsync(batch, archived: false, ct);
        await batch.EachBackAsync(organisations.Organisations, (item, organisation) =>
        {
            var same = organisation.Kind == batch.Parameters.OrganisationKind;
            if (same)
                Put(organisations, organisation, JsonSerializer.Deserialize<OrganisationKind>(item.Before!));
            return Task.FromResult(same);
        });
    }

    private static void Put(OrganisationBatch organisations, Organisation organisation, OrganisationKind kind)
    {
        organisations.Record("ChangeOrganisation", organisation, "kind", JsonNamingPolicy.CamelCase.ConvertName($"{organisation.Kind}"),
            JsonNamingPolicy.CamelCase.ConvertName($"{kind}"));
        organisation.Kind = kind;
    }
}
