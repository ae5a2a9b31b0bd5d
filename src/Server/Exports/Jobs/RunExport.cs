using System.Diagnostics;
using System.Text.Json;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Files;
using Paiyi.Server.Platform.Routing;
using Paiyi.Sheets;

namespace Paiyi.Server.Exports.Jobs;

/// <summary>
/// Makes the file of an export through the list's own route, with what its account may see at that moment, in constant memory.
/// A job that dies begins again; one that was replaced or cancelled notices at its next look and leaves nothing behind, because
/// the file and the end of the export are committed together.
/// </summary>
public sealed class RunExport(
    IServiceScopeFactory scopes, ExportLists lists, ExportRequests requests, ExportSettings settings, FileStore files, RoleCatalogue roles, TimeProvider clock,
    ILogger<RunExport> log)
{
    /// <summary>The kind of outbox row that starts it; its subject is the export.</summary>
    public const string OutboxKind = "export.run";

    private const int MostRuns = 5;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    [AutomaticRetry(Attempts = MostRuns, DelaysInSeconds = [2, 5, 10, 30, 60])]
    public async Task RunAsync(long id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaiyiDb>();
        if (await BeginAsync(db, id, ct) is not { } export)
            return;
        try
        {
            if (!await WriteAsync(db, export, ct))
                await EndAsync(db, export, ExportState.Failed, CancellationToken.None);
        }
        catch (ReplacedException)
        {
            log.LogInformation("Export {Id} was cancelled, or another job has it", id);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && export.Runs >= MostRuns)
        {
            log.LogError(e, "Export {Id} failed for good", id);
            await EndAsync(db, export, ExportState.Failed, CancellationToken.None);
        }
    }

    /// <summary>Takes the export; null when it has ended.</summary>
    private async Task<Export?> BeginAsync(PaiyiDb db, long id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var taken = await Open(db, id).ExecuteUpdateAsync(e => e.SetProperty(x => x.State, ExportState.Running).SetProperty(x => x.Runs, x => x.Runs + 1)
            .SetProperty(x => x.StartedAt, now).SetProperty(x => x.Rows, 0), ct);
        return taken == 0 ? null : await db.Exports.AsNoTracking().SingleAsync(e => e.Id == id, ct);
    }

    /// <summary>False when the account may not have the list any more, or the list refuses.</summary>
    private async Task<bool> WriteAsync(PaiyiDb db, Export export, CancellationToken ct)
    {
        var request = requests.Open(export);
        var staff = await StandingStaff.OfAsync(db, roles, export.StaffId, clock.GetUtcNow(), ct);
        if (lists.Find(request.Address) is not { } asked || staff is null || !staff.May(asked.Endpoint)
            || (export.Level == PersonalLevel.Full && !staff.Staff.Can(Permission.PersonsReveal)))
            return false;
        await EnterAsync(db, export, asked, ct);

        await using var file = TemporaryFiles.Create();
        var written = 0L;
        var lastLook = Stopwatch.GetTimestamp();
        var job = new ExportJob(asked.Wish, export.Id, export.At, file, async (rows, stop) =>
        {
            written = rows;
            if (Stopwatch.GetElapsedTime(lastLook) < BetweenLooks)
                return;
            lastLook = Stopwatch.GetTimestamp();
            await LookAsync(db, export, rows, stop);
        });
        await using (var reading = scopes.CreateAsyncScope())
            await lists.RunAsync(asked, job, staff.Session, request.Language, reading.ServiceProvider, ct);
        if (job.Facts is not { } facts)
            return false;
        await using var locked = request.Password is { } password ? await EncryptAsync(file, password, ct) : null;
        var finished = locked ?? file;
        finished.Position = 0;
        await StoreAsync(db, export, finished, job.FileName!, facts.Format.ContentType, written, ct);
        return true;
    }

    /// <summary>The workbook as it opens only with its password.</summary>
    private static async Task<FileStream> EncryptAsync(FileStream workbook, string password, CancellationToken ct)
    {
        var locked = TemporaryFiles.Create();
        try
        {
            workbook.Position = 0;
            await WorkbookEncryption.EncryptAsync(workbook, workbook.Length, locked, password, ct);
            return locked;
        }
        catch
        {
            await locked.DisposeAsync();
            throw;
        }
    }

    /// <summary>The entry of the trail that says what was taken, as for a list that is streamed at once; one however often the job begins.</summary>
    private async Task EnterAsync(PaiyiDb db, Export export, AskedExport asked, CancellationToken ct)
    {
        if (export.EntryId is not null)
            return;
        var entry = new AuditEntry
        {
            At = clock.GetUtcNow(), StaffId = export.StaffId, Action = OperationNames.Of(asked.Endpoint)!, Reason = export.Reason,
            Detail = JsonSerializer.SerializeToElement(
                new { list = export.List, filter = export.Filter, format = export.Format, columns = export.Columns, level = export.Level, export = export.Id, encrypted = export.Encrypted },
                AuditTrail.Json),
        };
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.Add(entry);
        await db.SaveChangesAsync(ct);
        if (await Mine(db, export).ExecuteUpdateAsync(e => e.SetProperty(x => x.EntryId, entry.Id), ct) == 0)
            throw new ReplacedException();
        await transaction.CommitAsync(ct);
        export.EntryId = entry.Id;
    }

    private static async Task LookAsync(PaiyiDb db, Export export, long rows, CancellationToken ct)
    {
        if (await Mine(db, export).ExecuteUpdateAsync(e => e.SetProperty(x => x.Rows, rows), ct) == 0)
            throw new ReplacedException();
    }

    private async Task StoreAsync(PaiyiDb db, Export export, Stream file, string name, string contentType, long rows, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var stored = await files.StoreAsync((NpgsqlConnection)db.Database.GetDbConnection(), file, name, contentType, ct);
        var now = clock.GetUtcNow();
        var ended = await Mine(db, export).ExecuteUpdateAsync(e => e
            .SetProperty(x => x.State, ExportState.Completed).SetProperty(x => x.FinishedAt, now).SetProperty(x => x.ExpiresAt, now.AddHours(settings.KeptHours))
            .SetProperty(x => x.Rows, rows).SetProperty(x => x.Bytes, stored.Length).SetProperty(x => x.Sha256, stored.Sha256)
            .SetProperty(x => x.FileId, stored.Id).SetProperty(x => x.Request, (byte[]?)null), ct);
        if (ended == 0)
            throw new ReplacedException();
        db.Add(new ExportEnd { EntryId = export.EntryId!.Value, Rows = rows, Complete = true });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private async Task EndAsync(PaiyiDb db, Export export, ExportState state, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await Mine(db, export).ExecuteUpdateAsync(
            e => e.SetProperty(x => x.State, state).SetProperty(x => x.FinishedAt, now).SetProperty(x => x.Request, (byte[]?)null), ct);
    }

    private static IQueryable<Export> Open(PaiyiDb db, long id) =>
        db.Exports.Where(e => e.Id == id && e.Background && (e.State == ExportState.Queued || e.State == ExportState.Running));

    /// <summary>The export while this run of the job has it.</summary>
    private static IQueryable<Export> Mine(PaiyiDb db, Export export) =>
        db.Exports.Where(e => e.Id == export.Id && e.State == ExportState.Running && e.Runs == export.Runs);

    private sealed class ReplacedException : Exception;
}
