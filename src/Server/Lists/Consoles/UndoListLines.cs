using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Lists.Jobs;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Lists.Consoles;

/// <summary>Takes back rows that an undo has left as they are, because the officer wants it nevertheless.</summary>
public static class UndoListLines
{
    public static async Task<Results<Ok<UndoneListLines>, Refusal>> Handle(
        long id, ChosenLinesRequest request, AuditTrail audit, Staff staff, ListKinds kinds, RoleCatalogue roles, PaiyiDb db, ListRun run, IServiceProvider services,
        TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockListImportAsync(staff, kinds, id, ct) is not { } import || kinds.Find(import.Kind) is not { } kind)
            return ImportProblems.ImportNotFound;
        if (import.RefuseUndoOfLines(clock.GetUtcNow()) is { } refusal)
            return refusal;
        if (await db.ActorAsync(roles, import, kind, staff.Id, ct) is not { } actor)
            return ListProblems.RightsGone;
        var lines = await db.ListLines.Where(l => l.ImportId == id && l.Undone == false && request.Rows.Contains(l.Row)).OrderByDescending(l => l.Turn).ToListAsync(ct);
        if (lines.Count == 0)
            return ImportProblems.NothingToUndo;
        var batch = new ListBatch(db, import, kind, actor, lines, isCheck: false, clock.GetUtcNow(), services, [], new UnknownValues()) { IsChosen = true };
        var undone = await batch.UndoAsync(ct);
        (import.Undone, import.Stayed) = (import.Undone + undone, import.Stayed - undone);
        db.Add(audit.Entry(nameof(UndoListLines), detail: new { listImport = id, import.Kind, undone, request.Rows }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        kind.Tell(batch);
        run.Tell(import);
        return TypedResults.Ok(new UndoneListLines(undone, lines.Count - undone));
    }
}

/// <summary>How many rows became what.</summary>
/// <param name="Undone">What they had written is gone, or is as it was before the import, whatever it had become since.</param>
/// <param name="Stayed">What they wrote is in use, was decided by another officer, or is not there any more.</param>
public sealed record UndoneListLines(int Undone, int Stayed);
