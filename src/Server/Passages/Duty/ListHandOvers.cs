using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Passages.Shifts;

namespace Paiyi.Server.Passages.Duty;

/// <summary>Lists the gates that are offered to the caller at this moment.</summary>
public static class ListHandOvers
{
    private const int Most = 20;

    public static async Task<Ok<OfferedHandOvers>> Handle(Staff staff, PaiyiDb db, CancellationToken ct)
    {
        var kept = db.CheckpointsKeptBy(staff);
        var offered = db.HandOvers.Where(h => h.ToStaffId == staff.Id && h.State == HandOverState.Offered && kept.Any(c => c.Id == h.CheckpointId));
        return TypedResults.Ok(new OfferedHandOvers(await db.Rows(offered.OrderByDescending(h => h.Id).Take(Most)).ToListAsync(ct)));
    }
}

public sealed record OfferedHandOvers(IReadOnlyList<HandOverRow> Items);
