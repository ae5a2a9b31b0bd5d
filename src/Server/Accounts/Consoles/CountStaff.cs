using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Paging;

namespace Paiyi.Server.Accounts.Consoles;

/// <summary>Counts the accounts that the list shows for the same filters, up to a limit.</summary>
public static class CountStaff
{
    public static async Task<Ok<RowCount>> Handle([AsParameters] StaffFilter filter, Staff staff, PaiyiDb db, RoleCatalogue roles, CancellationToken ct) =>
        TypedResults.Ok(await RowCount.OfAsync(db.StaffMatching(roles.Book, staff, filter).Select(r => r.Id), ct));
}
