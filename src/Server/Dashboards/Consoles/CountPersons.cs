using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Dashboards.Consoles;

/// <summary>Counts the persons whom the list shows for the same filters, up to a limit.</summary>
public static class CountPersons
{
    public static async Task<Ok<RowCount>> Handle([AsParameters] PersonFilter filter, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Ok(await RowCount.OfAsync(db.PersonsMatching(staff, filter, clock.Today()).Select(p => p.Id), ct));
}
