using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People.Rosters.Undoing;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Rosters.Consoles;

/// <summary>Takes back rows that an undo has left as they are, because the officer wants it nevertheless.</summary>
public static class UndoRosterLines
{
    public static async Task<Results<Ok<UndoneLines>, Refusal>> Handle(
        long id, ChosenLinesRequest request, AuditTrail audit, Staff staff, PaiyiDb db, LivePublisher live, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockImportAsync(id, staff.Scope, ct) is not { } import)
            return ImportProblems.ImportNotFound;
        if (import.RefuseUndoOfLines(clock.GetUtcNow()) is { } refusal)
            return refusal;
        var undo = new ChosenUndo(db, id, import.OrganisationId, clock.GetUtcNow());
        if (await undo.TakeBackAsync(request.Rows, ct) is not { } undone)
            return ImportProblems.NothingToUndo;
        var count = undone.Removed + undone.LeftRoster + undone.Restored;
        (import.Undone, import.Stayed) = (import.Undone + count, import.Stayed - count);
        db.Add(audit.Entry(nameof(UndoRosterLines), detail: new { import = id, organisation = import.OrganisationId, undone, request.Rows }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        live.Changed(LiveTopic.Imports, LiveOrganisations.Source, import.OrganisationId);
        return TypedResults.Ok(undone);
    }
}
