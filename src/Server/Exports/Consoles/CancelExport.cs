using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Exports.Consoles;

/// <summary>Gives up one of the caller's exports that has not ended; a job that writes it notices within a second.</summary>
public static class CancelExport
{
    public static async Task<Results<NoContent, Refusal>> Handle(long id, Staff staff, PaiyiDb db, AuditTrail audit, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.ExportsOf(staff.Id).AnyAsync(e => e.Id == id, ct))
            return ExportProblems.NotFound;
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var cancelled = await db.ExportsOf(staff.Id).Where(e => e.Id == id && (e.State == ExportState.Queued || e.State == ExportState.Running))
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.State, ExportState.Cancelled).SetProperty(x => x.FinishedAt, now).SetProperty(x => x.Request, (byte[]?)null), ct);
        if (cancelled == 0)
            return ExportProblems.AlreadyEnded;
        db.Add(audit.Entry(nameof(CancelExport), detail: new { export = id }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
