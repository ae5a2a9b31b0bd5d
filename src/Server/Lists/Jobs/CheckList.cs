using Hangfire;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Lists.Reading;
using Paiyi.Server.Platform.Files;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Problems;
using Paiyi.Sheets;

namespace Paiyi.Server.Lists.Jobs;

/// <summary>
/// The first step of an import: reads the whole file, puts every row beside the register, and has its kind say what each would
/// do. Writes nothing to the register; killed anywhere, it begins again.
/// </summary>
public sealed class CheckList(ListRun run, ListLayouts layouts, ListKinds kinds, RoleCatalogue roles, FileStore files, IServiceProvider services, TimeProvider clock)
{
    /// <summary>The kind of outbox row that starts it; its subject is the import.</summary>
    public const string OutboxKind = "list.check";

    /// <summary>Rows of one transaction.</summary>
    internal int BatchSize { get; init; } = 1000;

    [AutomaticRetry(Attempts = 30, DelaysInSeconds = [1, 2, 5, 10, 30, 60])]
    public Task RunAsync(long id, CancellationToken ct) => run.AloneAsync(id, [ImportStatus.Queued, ImportStatus.Checking], CheckAsync, ct);

    private async Task CheckAsync(ListImport import, CancellationToken ct)
    {
        await ForgetAsync(import.Id, ct);
        await run.ChangeAsync(import.Id, i => (i.Status, i.Processed) = (ImportStatus.Checking, 0), ct);
        var kind = kinds.Find(import.Kind);
        var actor = kind is null ? null : await run.InDatabaseAsync(db => db.ActorAsync(roles, import, kind, import.StaffId, ct));
        if (kind is null || actor is null)
        {
            await run.RefuseAsync(import.Id, ListProblems.RightsGone, ct);
            return;
        }

        await using var file = await files.OpenTemporaryCopyAsync(import.FileId, ct);
        var unknown = new UnknownValues();
        if (await StageAsync(import, kind, file, unknown, ct) is { } refusal)
        {
            await ForgetAsync(import.Id, ct);
            await run.RefuseAsync(import.Id, refusal, ct);
            return;
        }

        if (!import.Layout!.IsCertain(ListWords.Required(kind)))
        {
            await run.ChangeAsync(import.Id, i => i.Status = ImportStatus.Unmapped, ct);
            return;
        }

        if (!await JudgeAsync(import, kind, actor, unknown, ct))
            return;
        await FindDuplicatesAsync(import, ct);
        await run.EndAsync(import, ImportStatus.Checking, db => db.ListLines.Where(l => l.ImportId == import.Id).ListCountsAsync(ct), i =>
        {
            i.UnknownValues = unknown.ToList();
            i.EndCheck(clock.GetUtcNow());
        }, ct);
    }

    private Task<int> ForgetAsync(long id, CancellationToken ct) => run.InDatabaseAsync(async db =>
    {
        await db.ListRemarks.Where(e => e.ImportId == id).ExecuteDeleteAsync(ct);
        return await db.ListLines.Where(l => l.ImportId == id).ExecuteDeleteAsync(ct);
    });

    /// <summary>Null when the file could be read to its end and holds something, or must be mapped first.</summary>
    private async Task<Refusal?> StageAsync(ListImport import, ListKind kind, FileStream file, UnknownValues unknown, CancellationToken ct)
    {
        try
        {
            using var book = ImportSheet.OpenBook(file);
            if (await layouts.FindAsync(import, kind, book, ct) is { } refusal)
                return refusal;
            if (!import.Layout!.IsCertain(ListWords.Required(kind)))
                return null;
            await layouts.RememberAsync(import, book, ct);
            using var sheet = ImportSheet.Open(book, import.Layout, ListWords.Required(kind)[^1]);
            return await StageAsync(import, new ListReader(import, kind, sheet, unknown, clock.GetUtcNow()), sheet, ct) == 0 ? ListProblems.RowsMissing : null;
        }
        catch (SheetException e) when (e.IsOfFile)
        {
            return FileProblems.Of(e.Problem);
        }
    }

    private async Task<int> StageAsync(ListImport import, ListReader reader, ImportSheet sheet, CancellationToken ct)
    {
        var (copyLines, copyRemarks) = await run.InDatabaseAsync(db =>
            Task.FromResult((new BinaryCopy<ListLine>(db.Model, withKeys: false), new BinaryCopy<ListRemark>(db.Model))));
        var (rows, lines, remarks) = (0, new List<ListLine>(BatchSize), new List<ListRemark>());
        for (var more = true; more;)
        {
            more = sheet.Read();
            if (more)
                lines.Add(reader.Read(remarks));
            if (lines.Count == 0 || (more && lines.Count < BatchSize))
                continue;
            rows += await run.InDatabaseAsync(async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync(ct);
                var connection = (NpgsqlConnection)db.Database.GetDbConnection();
                await copyLines.WriteAsync(connection, lines, ct);
                await copyRemarks.WriteAsync(connection, remarks, ct);
                await transaction.CommitAsync(ct);
                return lines.Count;
            });
            lines.Clear();
            remarks.Clear();
        }

        await run.ChangeAsync(import.Id, i => i.IgnoredColumns = [.. sheet.Header.Ignored], ct);
        return rows;
    }

    /// <summary>False when somebody cancelled the import meanwhile.</summary>
    private async Task<bool> JudgeAsync(ListImport import, ListKind kind, Staff actor, UnknownValues unknown, CancellationToken ct)
    {
        if (kind.HasLevels)
            await OrderAsync(import, kind, ct);
        var memory = new Dictionary<string, object>();
        for (var (turn, more) = (0, true); more;)
        {
            (turn, more, var stands) = await run.InDatabaseAsync(async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync(ct);
                var lines = await db.ListLines.Where(l => l.ImportId == import.Id && l.Turn > turn).OrderBy(l => l.Turn).Take(BatchSize).ToListAsync(ct);
                var batch = new ListBatch(
                    db, import, kind, actor, lines.FindAll(l => l.Outcome != LineOutcome.Rejected), isCheck: true, clock.GetUtcNow(), services, memory, unknown);
                await kind.JudgeAsync(batch, ct);
                db.AddRange(batch.Remarks);
                await db.SaveChangesAsync(ct);
                var moved = await db.ListImports.Where(i => i.Id == import.Id && i.Status == ImportStatus.Checking)
                    .ExecuteUpdateAsync(s => s.SetProperty(i => i.Processed, i => i.Processed + lines.Count), ct);
                if (moved == 1)
                    await transaction.CommitAsync(ct);
                return (lines.Count > 0 ? lines[^1].Turn : turn, lines.Count == BatchSize, moved == 1);
            });
            if (!stands)
                return false;
            run.Tell(import);
        }

        return true;
    }

    /// <summary>Rows that others need come first.</summary>
    private Task<int> OrderAsync(ListImport import, ListKind kind, CancellationToken ct) => run.InDatabaseAsync(async db =>
    {
        var lines = await db.ListLines.AsNoTracking().Where(l => l.ImportId == import.Id).OrderBy(l => l.Row).ToListAsync(ct);
        var levels = kind.LevelOf(lines);
        long[] ids = [.. lines.OrderBy(l => levels.GetValueOrDefault(l.Row)).ThenBy(l => l.Row).Select(l => l.Id)];
        return await db.Database.ExecuteSqlAsync(
            $"UPDATE list_lines l SET turn = o.turn FROM unnest({ids}) WITH ORDINALITY AS o (id, turn) WHERE l.id = o.id", ct);
    });

    /// <summary>Of several rows about the same thing the first counts that is not rejected.</summary>
    private Task<int> FindDuplicatesAsync(ListImport import, CancellationToken ct) => run.InDatabaseAsync(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var said = ListProblems.DuplicateRow;
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE list_lines l SET outcome = 'Duplicate', reason = {said.Code}, changed = ARRAY[]::text[]
            FROM (SELECT coalesce('t:' || target_id, identity) AS same, min(row) AS first FROM list_lines
                  WHERE import_id = {import.Id} AND outcome <> 'Rejected' GROUP BY 1 HAVING count(*) > 1) again
            WHERE l.import_id = {import.Id} AND l.outcome <> 'Rejected' AND l.row > again.first AND coalesce('t:' || l.target_id, l.identity) = again.same
            """, ct);
        var told = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO list_remarks (import_id, row, "column", code, text_zh, text_en, is_note)
            SELECT import_id, row, 0, {said.Code}, {said.Zh}, {said.En}, true FROM list_lines WHERE import_id = {import.Id} AND outcome = 'Duplicate'
            ON CONFLICT DO NOTHING
            """, ct);
        await transaction.CommitAsync(ct);
        return told;
    });
}

internal static class ListLineCounts
{
    /// <summary>How many lines have each outcome.</summary>
    public static Task<Dictionary<LineOutcome, int>> ListCountsAsync(this IQueryable<ListLine> lines, CancellationToken ct) =>
        lines.GroupBy(l => l.Outcome).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
}
