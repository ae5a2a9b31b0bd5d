using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Lists.Jobs;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Lists.Consoles;

/// <summary>Ends an import that nobody wants any more. What it has applied until then stays, and is what its outcomes count.</summary>
public static class CancelListImport
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, AuditTrail audit, Staff staff, ListKinds kinds, PaiyiDb db, ListRun run, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockListImportAsync(staff, kinds, id, ct) is not { } import)
            return ImportProblems.ImportNotFound;
        var applied = await db.ListLines.Where(l => l.ImportId == id && l.Turn < import.NextRow).ListCountsAsync(ct);
        if (import.Cancel(applied, clock.GetUtcNow()) is { } refusal)
            return refusal;
        db.Add(audit.Entry(nameof(CancelListImport), detail: new { listImport = id, import.Processed }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        run.Tell(import);
        return TypedResults.NoContent();
    }
}
