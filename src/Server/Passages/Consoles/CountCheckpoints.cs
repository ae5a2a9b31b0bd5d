using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Paging;

namespace Paiyi.Server.Passages.Consoles;

/// <summary>Counts the checkpoints that the list shows for the same filters, up to a limit.</summary>
public static class CountCheckpoints
{
    public static async Task<Ok<RowCount>> Handle([AsParameters] CheckpointFilter filter, Staff staff, PaiyiDb db, CancellationToken ct) =>
        TypedResults.Ok(await RowCount.OfAsync(db.CheckpointsMatching(staff, filter).Select(r => r.Id), ct));
}
