using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.BulkActions.Jobs;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.BulkActions.Consoles;

/// <summary>Undoes a bulk action: what was changed again since stays as it is now.</summary>
public static class UndoBulkAction
{
    public static async Task<Results<Accepted<BulkActionRow>, Refusal>> Handle(
        long id, Staff staff, PaiyiDb db, AuditTrail audit, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"SELECT FROM bulk_actions WHERE id = {id} FOR UPDATE", ct);
        var found = await db.BulkActionsOf(staff).Where(a => a.Id == id).Select(BulkActionRows.Row(db)).SingleOrDefaultAsync(ct);
        if (found is null)
            return BulkActionProblems.NotFound;
        if (!found.Action.MayBeUndone(now))
            return BulkActionProblems.NotUndoable;
        (found.Action.Status, found.Action.FinishedAt, found.Action.UndoneById) = (BulkActionStatus.Undoing, null, staff.Id);
        db.Add(new OutboxRow { Kind = RunBulkAction.OutboxKind, Subject = id, DueAt = now });
        db.Add(audit.Entry(nameof(UndoBulkAction), detail: new { action = id, found.Action.Kind, rows = found.Action.Done }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Accepted((string?)null, found.ToRow(now));
    }
}
