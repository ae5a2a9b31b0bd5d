using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Paging;

namespace Paiyi.Server.BulkActions.Consoles;

/// <summary>Lists the bulk actions of the scope's staff that the caller could have begun, the newest first.</summary>
public static class SearchBulkActions
{
    public static async Task<Ok<Page<BulkActionRow>>> Handle(
        [AsParameters] PageRequest page, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        var actions = await db.BulkActionsOf(staff).AsNoTracking().ToPageAsync(page, a => a.Id, BulkActionRows.Row(db), r => r.Action.Id, ct);
        return TypedResults.Ok(new Page<BulkActionRow>([.. actions.Items.Select(a => a.ToRow(clock.GetUtcNow()))], actions.NextCursor));
    }
}
