using Microsoft.EntityFrameworkCore;
using Npgsql;
using Paiyi.Server.Platform.Files;
using Paiyi.Sheets;

namespace Paiyi.Server.People.Rosters.Jobs;

/// <summary>
/// Ends a step of an import: counts what became of every row, and marks the wrong cells in a copy of the file if there
/// is more to mark than before. Both are one change: a job that dies before it leaves no copy behind.
/// </summary>
public sealed class RosterEnd(FileStore files, RosterRun run, ILogger<RosterEnd> log)
{
    /// <param name="step">The state in which it must still be: somebody may have paused or cancelled it.</param>
    internal async Task ReachAsync(
        RosterImport import, ImportStatus step, FileStream file, Dictionary<string, string> headers, Action<RosterImport> change, CancellationToken ct)
    {
        var remarks = await run.InDatabaseAsync(db => db.RosterRowErrors.CountAsync(e => e.ImportId == import.Id, ct));
        await using var marked = remarks > import.Marked ? await MarkAsync(import, file, headers, ct) : null;
        await run.InDatabaseAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var ended = await db.RosterImports.FromSql($"SELECT * FROM roster_imports WHERE id = {import.Id} FOR UPDATE").SingleAsync(ct);
            if (ended.Status != step)
                return ended;
            if (marked is not null)
            {
                var copy = await files.StoreAsync(
                    (NpgsqlConnection)db.Database.GetDbConnection(), marked, AnnotatedRoster.NameFor(import.FileName), AnnotatedRoster.ContentType, ct);
                (ended.AnnotatedFileId, ended.Marked) = (copy.Id, remarks);
            }

            var counts = await db.RosterLines.Where(l => l.ImportId == import.Id).CountsAsync(ct);
            ended.Count(counts);
            ended.Rows = counts.Values.Sum();
            change(ended);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return ended;
        });
        run.Tell(import);
    }

    /// <summary>The copy with the wrong cells marked; null when the file does not let itself be copied.</summary>
    private async Task<FileStream?> MarkAsync(RosterImport import, FileStream file, Dictionary<string, string> headers, CancellationToken ct)
    {
        var marked = TemporaryFiles.Create();
        try
        {
            await run.InDatabaseAsync(async db =>
            {
                var errors = db.RosterRowErrors.AsNoTracking().Where(e => e.ImportId == import.Id).OrderBy(e => e.Row).ThenBy(e => e.Column);
                await AnnotatedRoster.WriteAsync(file, headers, errors.AsAsyncEnumerable(), marked, ct);
                return true;
            });
            marked.Position = 0;
            return marked;
        }
        catch (Exception e)
        {
            await marked.DisposeAsync();
            if (e is not SheetException unreadable)
                throw;
            // What became of the rows is known and listed; only the marked copy is missing.
            log.LogWarning(e, "Roster import {ImportId} has no marked copy: {Problem}", import.Id, unreadable.Problem);
            return null;
        }
    }
}
