using Hangfire;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People.Rosters.Applying;
using Paiyi.Server.People.Rosters.Sheet;
using Paiyi.Server.Platform.Files;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Regions;
using Paiyi.Sheets;

namespace Paiyi.Server.People.Rosters.Jobs;

/// <summary>
/// Applies an uploaded roster. It looks through the whole file first, so that a file that cannot be read changes
/// nothing; then it applies batches of rows, each in one transaction with the counters and the place where it stands;
/// then it marks the wrong cells. Killed anywhere, it goes on where the last batch was committed: rows before are read
/// again only to know which documents the file has already named.
/// </summary>
public sealed class RunRosterImport(
    IServiceScopeFactory scopes, NpgsqlDataSource database, FileStore files, PersonSeal seal, LivePublisher live, TimeProvider clock,
    ILogger<RunRosterImport> log)
{
    /// <summary>The kind of outbox row that starts it; its subject is the import.</summary>
    public const string OutboxKind = "roster.import";

    private const int MaxFaults = 5;
    private const int MaxConflicts = 20;

    /// <summary>Rows of one transaction.</summary>
    internal int BatchSize { get; init; } = 500;

    [AutomaticRetry(Attempts = 30, DelaysInSeconds = [1, 2, 5, 10, 30, 60])]
    public async Task RunAsync(long id, CancellationToken ct)
    {
        await using var only = await OnlyRunner.BecomeAsync(database, id, ct);
        var import = await InDatabaseAsync(db => db.RosterImports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct));
        if (import is null or { Status: ImportStatus.Completed or ImportStatus.Refused })
            return;
        try
        {
            await RunAsync(import, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException && !ProblemPipeline.IsOutage(e))
        {
            log.LogError(e, "Roster import {ImportId} failed", id);
            if (import.Faults + 1 < MaxFaults)
            {
                await ChangeAsync(id, i => i.Faults++, ct);
                throw;
            }

            await RefuseAsync(id, RosterProblems.Fault, ct);
        }
    }

    private async Task RunAsync(RosterImport import, CancellationToken ct)
    {
        await using var file = await files.OpenTemporaryCopyAsync(import.FileId, ct);
        var attributes = AttributeSet.OfRosters(await InDatabaseAsync(db => db.AttributeDefinitions.AsNoTracking().ToListAsync(ct)));
        var headers = RosterFields.Headers(attributes);
        if (import.Status == ImportStatus.Queued)
        {
            var survey = RosterSurvey.Of(file, headers, ct);
            if (survey.Refusal is { } refusal)
            {
                await RefuseAsync(import.Id, refusal, ct);
                return;
            }

            var (first, rows, ignored) = survey.Value!;
            import = await ChangeAsync(import.Id,
                i => (i.Status, i.NextRow, i.Rows, i.IgnoredColumns) = (ImportStatus.Running, first, rows, ignored), ct);
        }

        using (var sheet = RosterSheet.Open(file, headers).Value ?? throw new InvalidOperationException("The file no longer opens."))
        {
            var regions = await InDatabaseAsync(db => RegionsAsync(db, import.OrganisationId, ct));
            await ApplyAsync(import, sheet, attributes, regions, ct);
        }

        await using var marked = await AnnotateAsync(import, file, headers, ct);
        await InDatabaseAsync(db => CompleteAsync(db, import, marked, ct));
        Tell(import);
    }

    private void Tell(RosterImport import) => live.Changed(LiveTopic.Imports, LiveOrganisations.Source, import.OrganisationId);

    /// <summary>The marked copy and the end of the import are one change: a job that dies before it leaves no copy behind.</summary>
    private async Task<bool> CompleteAsync(PaiyiDb db, RosterImport import, Stream? marked, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var copy = marked is null ? null : await files.StoreAsync(
            (NpgsqlConnection)db.Database.GetDbConnection(), marked, AnnotatedRoster.NameFor(import.FileName), AnnotatedRoster.ContentType, ct);
        var completed = await db.RosterImports.SingleAsync(i => i.Id == import.Id, ct);
        (completed.Status, completed.AnnotatedFileId, completed.FinishedAt) = (ImportStatus.Completed, copy?.Id, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private async Task ApplyAsync(RosterImport import, RosterSheet sheet, AttributeSet attributes, RosterRegions regions, CancellationToken ct)
    {
        var reader = new RosterRowReader(sheet, attributes, clock.Today());
        var inserts = await InDatabaseAsync(db => Task.FromResult(new RosterInserts(db.Model)));
        var importer = await InDatabaseAsync(db => db.ScopeOfAsync(import.StaffId, ct));
        var context = new RosterContext(import.Id, import.OrganisationId, importer, sheet.Header, attributes, regions, inserts);
        var seen = new HashSet<UInt128>();
        var rejected = await InDatabaseAsync(db => db.RosterRowErrors.Where(e => e.ImportId == import.Id && !e.IsNote)
            .Select(e => e.Row).Distinct().ToHashSetAsync(ct));
        var from = import.NextRow;
        var batch = new List<RosterRow>(BatchSize);
        while (sheet.Read())
        {
            var row = reader.Read();
            if (row.Number < from)
            {
                if (row.Person is { } person && !rejected.Contains(row.Number))
                    seen.Add(RosterBatch.Key(seal.DocumentIndex(person.DocumentType, person.DocumentNumber)));
                continue;
            }

            batch.Add(row);
            if (batch.Count < BatchSize)
                continue;
            from = await ApplyAsync(context, batch, from, seen, ct);
            Tell(import);
            batch.Clear();
        }

        if (batch.Count > 0)
            await ApplyAsync(context, batch, from, seen, ct);
    }

    /// <summary>Applies a batch, again when it met another writer of the same persons. Returns the row where the import stands then.</summary>
    private async Task<int> ApplyAsync(RosterContext context, List<RosterRow> batch, int from, HashSet<UInt128> seen, CancellationToken ct)
    {
        var next = batch[^1].Number + 1;
        for (var attempt = 1; ; attempt++)
        {
            ct.ThrowIfCancellationRequested();
            try
            {
                seen.UnionWith(await InDatabaseAsync(db => new RosterBatch(db, seal, context, clock.GetUtcNow()).ApplyAsync(batch, from, next, seen, ct)));
                return next;
            }
            catch (Exception e) when (attempt < MaxConflicts && IsConflict(e))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 50)), ct);
            }
        }
    }

    /// <summary>Somebody else has just written the same person or membership, or each waited for the other.</summary>
    private static bool IsConflict(Exception exception) => exception is DbUpdateConcurrencyException
        || (exception as PostgresException ?? exception.InnerException as PostgresException)?.SqlState
            is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    /// <summary>The copy with the wrong cells marked; null when there are none.</summary>
    private async Task<FileStream?> AnnotateAsync(RosterImport import, FileStream file, Dictionary<string, string> headers, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaiyiDb>();
        var errors = db.RosterRowErrors.AsNoTracking().Where(e => e.ImportId == import.Id);
        if (!await errors.AnyAsync(ct))
            return null;
        var marked = TemporaryFiles.Create();
        try
        {
            await AnnotatedRoster.WriteAsync(file, headers, errors.OrderBy(e => e.Row).ThenBy(e => e.Column).AsAsyncEnumerable(), marked, ct);
            marked.Position = 0;
            return marked;
        }
        catch (Exception e)
        {
            await marked.DisposeAsync();
            if (e is not SheetException unreadable)
                throw;
            // The rows are applied and the errors are listed; only the marked copy is missing.
            log.LogWarning(e, "Roster import {ImportId} has no marked copy: {Problem}", import.Id, unreadable.Problem);
            return null;
        }
    }

    private async Task<RosterRegions> RegionsAsync(PaiyiDb db, long organisationId, CancellationToken ct)
    {
        var home = await db.Organisations.AsNoTracking().Where(o => o.Id == organisationId).Select(o => new { o.RegionId, o.RegionPath }).SingleAsync(ct);
        return new RosterRegions(new RegionPlace(home.RegionId, home.RegionPath), await CityOf.OrganisationAsync(db, home.RegionPath, ct), clock.Today());
    }

    private Task<RosterImport> RefuseAsync(long id, Refusal refusal, CancellationToken ct) =>
        ChangeAsync(id, i => (i.Status, i.RefusalCode, i.FinishedAt) = (ImportStatus.Refused, refusal.Code, clock.GetUtcNow()), ct);

    private Task<RosterImport> ChangeAsync(long id, Action<RosterImport> change, CancellationToken ct) => InDatabaseAsync(async db =>
    {
        var import = await db.RosterImports.SingleAsync(i => i.Id == id, ct);
        change(import);
        await db.SaveChangesAsync(ct);
        Tell(import);
        return import;
    });

    private async Task<T> InDatabaseAsync<T>(Func<PaiyiDb, Task<T>> run)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<PaiyiDb>());
    }
}
