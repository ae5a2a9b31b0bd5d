using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Lists.Jobs;
using Paiyi.Server.Lists.Reading;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Lists.Consoles;

/// <summary>Says what the columns and values of an uploaded list mean, and has it checked anew by that.</summary>
public static class MapList
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, ImportMappingChoice choice, AuditTrail audit, Staff staff, ListKinds kinds, PaiyiDb db, ListRun run, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockListImportAsync(staff, kinds, id, ct) is not { } import)
            return ImportProblems.ImportNotFound;
        if (!import.IsMappable())
            return ImportProblems.NotMappable;
        if (await db.StoredFiles.AnyAsync(f => f.Id == import.FileId && f.RemovedAt != null, ct))
            return ImportProblems.FileRemoved;
        if (Problem(choice, kinds.Find(import.Kind)!) is { } refusal)
            return refusal;
        import.Layout = new ImportLayout(
            choice.Sheet, choice.HeaderRow, [.. choice.Columns.OrderBy(c => c.Index).Select(c => new ImportColumn(c.Index, c.Field, ColumnMatch.Chosen))],
            [.. choice.Values.DistinctBy(v => (v.Field, v.From))], choice.Remember ? staff.Id : null);
        import.CheckAgain();
        db.Add(new OutboxRow { Kind = CheckList.OutboxKind, Subject = id, DueAt = clock.GetUtcNow() });
        db.Add(audit.Entry(nameof(MapList), detail: new { listImport = id, import.Kind }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        run.Tell(import);
        return TypedResults.NoContent();
    }

    private static Refusal? Problem(ImportMappingChoice choice, ListKind kind)
    {
        if (choice.Columns.Exists(c => kind.Field(c.Field) is null) || choice.Values.Exists(v => kind.Field(v.Field) is null))
            return ImportProblems.FieldUnknown;
        if (choice.Columns.DistinctBy(c => c.Field).Count() < choice.Columns.Count || choice.Columns.DistinctBy(c => c.Index).Count() < choice.Columns.Count)
            return ImportProblems.FieldTwice;
        return ListWords.Required(kind).TrueForAll(f => choice.Columns.Exists(c => c.Field == f)) ? null : ListProblems.ColumnMissing;
    }
}
