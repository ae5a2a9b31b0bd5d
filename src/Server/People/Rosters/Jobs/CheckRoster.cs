using Hangfire;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.People.Rosters.Checking;
using Paiyi.Server.People.Rosters.Sheet;
using Paiyi.Server.Platform.Files;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;
using Paiyi.Sheets;

namespace Paiyi.Server.People.Rosters.Jobs;

/// <summary>
/// The first step of an import: reads the whole file, puts every row beside the register, and compares the two. Writes
/// nothing to the register; killed anywhere, it begins again.
/// </summary>
public sealed class CheckRoster(RosterRun run, RosterLayouts layouts, FileStore files, PersonSeal seal, TimeProvider clock)
{
    /// <summary>The kind of outbox row that starts it; its subject is the import.</summary>
    public const string OutboxKind = "roster.check";

    /// <summary>From so many rows on the planner of PostgreSQL is told about them before they are compared.</summary>
    private const int Many = 1000;

    /// <summary>Rows of one transaction.</summary>
    internal int BatchSize { get; init; } = 2000;

    [AutomaticRetry(Attempts = 30, DelaysInSeconds = [1, 2, 5, 10, 30, 60])]
    public Task RunAsync(long id, CancellationToken ct) => run.AloneAsync(id, [ImportStatus.Queued, ImportStatus.Checking], CheckAsync, ct);

    private async Task CheckAsync(RosterImport import, CancellationToken ct)
    {
        await using var file = await files.OpenTemporaryCopyAsync(import.FileId, ct);
        var attributes = AttributeSet.OfRosters(await run.InDatabaseAsync(db => db.AttributeDefinitions.AsNoTracking().ToListAsync(ct)));
        await BeginAsync(import, ct);
        if (await StageAsync(import, file, attributes, ct) is { } refusal)
        {
            await ForgetAsync(import.Id, ct);
            await run.RefuseAsync(import.Id, refusal, ct);
            return;
        }

        if (!import.Layout!.IsCertain(RosterFields.Required))
        {
            await run.ChangeAsync(import.Id, i => i.Status = ImportStatus.Unmapped, ct);
            return;
        }

        await run.EndAsync(import, ImportStatus.Checking, db => db.RosterLines.Where(l => l.ImportId == import.Id).CountsAsync(ct), i => i.EndCheck(clock.GetUtcNow()), ct);
    }

    private async Task BeginAsync(RosterImport import, CancellationToken ct)
    {
        await ForgetAsync(import.Id, ct);
        await run.ChangeAsync(import.Id, i => (i.Status, i.Processed) = (ImportStatus.Checking, 0), ct);
    }

    private Task<int> ForgetAsync(long id, CancellationToken ct) => run.InDatabaseAsync(async db =>
    {
        await db.RosterRowErrors.Where(e => e.ImportId == id).ExecuteDeleteAsync(ct);
        return await db.RosterLines.Where(l => l.ImportId == id).ExecuteDeleteAsync(ct);
    });

    /// <summary>Null when the file could be read to its end and holds somebody.</summary>
    private async Task<Refusal?> StageAsync(
        RosterImport import, FileStream file, AttributeSet attributes, CancellationToken ct)
    {
        try
        {
            using var book = ImportSheet.OpenBook(file);
            if (await layouts.FindAsync(import, book, attributes, ct) is { } refusal)
                return refusal;
            if (!import.Layout!.IsCertain(RosterFields.Required))
                return null;
            await layouts.RememberAsync(import, book, ct);
            using var sheet = ImportSheet.Open(book, import.Layout, RosterFields.DocumentNumber);
            var context = await run.InDatabaseAsync(db => RosterContext.ReadAsync(db, import, sheet.Header, attributes, ct));
            var unknown = new UnknownValues();
            var rows = await StageAsync(import, sheet, context, unknown, ct);
            if (rows == 0)
                return RosterProblems.RowsMissing;
            await CompareAsync(import, context, rows, unknown, ct);
            return null;
        }
        catch (SheetException e) when (e.IsOfFile)
        {
            return FileProblems.Of(e.Problem);
        }
    }

    /// <summary>How many rows there were; fewer than there are when somebody cancelled the import meanwhile.</summary>
    private async Task<int> StageAsync(RosterImport import, ImportSheet sheet, RosterContext context, UnknownValues unknown, CancellationToken ct)
    {
        var city = await run.InDatabaseAsync(db => CityOf.OrganisationAsync(db, context.Home.Path, ct));
        var regions = new RosterRegions(city, clock.Today());
        var stage = await run.InDatabaseAsync(db => Task.FromResult(new RosterStage(db.Model, seal, context, regions, unknown)));
        var reader = new RosterRowReader(sheet, context.Attributes, unknown, clock.Today());
        var (rows, batch, writing) = (0, new List<RosterRow>(BatchSize), Task.FromResult(true));
        try
        {
            for (var more = true; more;)
            {
                more = sheet.Read();
                if (more)
                    batch.Add(reader.Read());
                if (batch.Count == 0 || (more && batch.Count < BatchSize))
                    continue;
                var staged = await run.InDatabaseAsync(db => stage.SealAsync(db, batch, ct));
                more &= await writing;
                // The database writes while the next rows are read and sealed.
                writing = Task.Run(() => run.InDatabaseAsync(db => stage.WriteAsync(db, staged, ct)), ct);
                run.Tell(import);
                rows += batch.Count;
                batch.Clear();
            }
        }
        finally
        {
            await writing;
        }

        return rows;
    }

    private Task<bool> CompareAsync(RosterImport import, RosterContext context, int rows, UnknownValues unknown, CancellationToken ct) => run.InDatabaseAsync(async db =>
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        if (rows >= Many)
            await db.Database.ExecuteSqlAsync($"ANALYZE roster_lines", ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await RosterMatch.RunAsync(db, context, RosterMatch.Rows.All, ct);
        await RosterMatch.FindDuplicatesAsync(db, context, ct);
        await RosterAlike.FindAsync(db, context, ct);
        await db.RosterImports.Where(i => i.Id == import.Id).ExecuteUpdateAsync(s => s
            .SetProperty(i => i.IgnoredColumns, context.Header.Ignored.ToArray()).SetProperty(i => i.UnknownValues, unknown.ToList()), ct);
        await transaction.CommitAsync(ct);
        return true;
    });
}
