using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Lists.Jobs;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Lists.Consoles;

/// <summary>Has an import that is being applied stop after the rows that it is at; what was applied stays.</summary>
public static class PauseListImport
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, AuditTrail audit, Staff staff, ListKinds kinds, PaiyiDb db, ListRun run, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockListImportAsync(staff, kinds, id, ct) is not { } import)
            return ImportProblems.ImportNotFound;
        if (import.Pause() is { } refusal)
            return refusal;
        db.Add(audit.Entry(nameof(PauseListImport), detail: new { listImport = id, import.Processed }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        run.Tell(import);
        return TypedResults.NoContent();
    }
}
