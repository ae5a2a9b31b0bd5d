using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Paging;

namespace Paiyi.Server.Regions.Command;

/// <summary>Counts the organisations that the list shows for the same filters, up to a limit.</summary>
public static class CountOrganisations
{
    public static async Task<Ok<RowCount>> Handle([AsParameters] OrganisationFilter filter, Staff staff, PaiyiDb db, CancellationToken ct) =>
        TypedResults.Ok(await RowCount.OfAsync(db.OrganisationsMatching(staff, filter).Select(r => r.Id), ct));
}
