using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Lists.Jobs;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Lists.Consoles;

/// <summary>Has a checked import applied, or one that was undone applied again. What has changed in the register since the check is looked at again, row by row.</summary>
public static class CommitListImport
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, AuditTrail audit, Staff staff, ListKinds kinds, PaiyiDb db, ListRun run, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockListImportAsync(staff, kinds, id, ct) is not { } import)
            return ImportProblems.ImportNotFound;
        if (import.Commit(staff.Id, clock.GetUtcNow()) is { } refusal)
            return refusal;
        db.Add(new OutboxRow { Kind = CommitList.OutboxKind, Subject = id, DueAt = clock.GetUtcNow() });
        db.Add(audit.Entry(nameof(CommitListImport), detail: new { listImport = id, import.Kind, import.Created, import.Updated }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        run.Tell(import);
        return TypedResults.NoContent();
    }
}
