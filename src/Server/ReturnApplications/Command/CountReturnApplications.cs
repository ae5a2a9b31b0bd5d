using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Paging;

namespace Paiyi.Server.ReturnApplications.Command;

/// <summary>Counts the return applications that the list shows for the same filters, up to a limit.</summary>
public static class CountReturnApplications
{
    public static async Task<Ok<RowCount>> Handle([AsParameters] ReturnApplicationFilter filter, Staff staff, PaiyiDb db, CancellationToken ct) =>
        TypedResults.Ok(await RowCount.OfAsync(db.ReturnApplicationsMatching(staff, filter).Select(r => r.Id), ct));
}
