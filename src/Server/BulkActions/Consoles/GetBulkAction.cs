using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.BulkActions.Consoles;

/// <summary>How far one bulk action is.</summary>
public static class GetBulkAction
{
    public static async Task<Results<Ok<BulkActionRow>, Refusal>> Handle(long id, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct) =>
        await db.BulkActionsOf(staff).AsNoTracking().Where(a => a.Id == id).Select(BulkActionRows.Row(db)).SingleOrDefaultAsync(ct) is { } action
            ? TypedResults.Ok(action.ToRow(clock.GetUtcNow()))
            : BulkActionProblems.NotFound;
}
