using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Paging;

namespace Paiyi.Server.People.Duplicates.Consoles;

/// <summary>Counts the pairs that the list shows for the same filters, up to a limit.</summary>
public static class CountDuplicates
{
    public static async Task<Ok<RowCount>> Handle([AsParameters] DuplicateFilter filter, Staff staff, PaiyiDb db, CancellationToken ct) =>
        TypedResults.Ok(await RowCount.OfAsync(SearchDuplicates.Matching(db, staff, filter).Select(d => d.Id), ct));
}
