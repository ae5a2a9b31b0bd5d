using Hangfire;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Files;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Regions.Imports.Checking;
using Paiyi.Server.Regions.Imports.Sheet;

namespace Paiyi.Server.Regions.Imports.Jobs;

/// <summary>Writes down what an uploaded list of divisions would change, and changes nothing. Run again, it finds what it finds then.</summary>
public sealed class CheckDivisions(PaiyiDb db, FileStore files, InhabitedRegions inhabited, TimeProvider clock)
{
    /// <summary>The kind of outbox row that starts it; its subject is the import.</summary>
    public const string OutboxKind = "regions.check";

    [AutomaticRetry(Attempts = 10, DelaysInSeconds = [1, 2, 5, 10, 30])]
    public async Task RunAsync(long id, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Locked, so that of two jobs for the same import the second finds the work done.
        var import = await db.RegionImports.FromSql($"SELECT * FROM region_imports WHERE id = {id} FOR UPDATE").SingleOrDefaultAsync(ct);
        if (import is not { Status: RegionImportStatus.Queued })
            return;
        await using var file = await files.OpenTemporaryCopyAsync(import.FileId, ct);
        var (rows, refusal) = DivisionSheet.Read(file, ct);
        var tree = await RegionTree.ReadAsync(db, import.RegionPath, ct);
        if (refusal is not null || tree is null)
        {
            (import.Status, import.RefusalCode) = (RegionImportStatus.Refused, (refusal ?? RegionProblems.NotFound).Code);
        }
        else
        {
            var check = new DivisionCheck(rows, tree, import.ValidFrom, import.CompletePath, clock.Today());
            await KeepAsync(import, check.Finish(id, await InhabitedAsync(check.Ending, ct)), tree, ct);
        }

        import.CheckedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private async Task KeepAsync(RegionImport import, List<RegionImportRow> found, RegionTree tree, CancellationToken ct)
    {
        await db.RegionImportRows.Where(r => r.ImportId == import.Id).ExecuteDeleteAsync(ct);
        await new BinaryCopy<RegionImportRow>(db.Model).WriteAsync((NpgsqlConnection)db.Database.GetDbConnection(), found, ct);
        int Count(RegionChange change) => found.Count(r => r.Change == change);
        (import.Status, import.Fingerprint, import.Rows) = (RegionImportStatus.Checked, tree.Fingerprint, found.Count(r => r.Row is not null));
        (import.Added, import.Renamed, import.Moved) = (Count(RegionChange.Added), Count(RegionChange.Renamed), Count(RegionChange.Moved));
        (import.Withdrawn, import.Unchanged, import.Wrong) = (Count(RegionChange.Withdrawn), Count(RegionChange.Unchanged), Count(RegionChange.Wrong));
    }

    /// <summary>Where persons, households, organisations or members of staff stand.</summary>
    private async Task<HashSet<int>> InhabitedAsync(List<int> regions, CancellationToken ct)
    {
        if (regions.Count == 0)
            return [];
        var found = await inhabited(db, regions, ct);
        found.UnionWith(await db.Organisations.Where(o => o.ArchivedAt == null && regions.Contains(o.RegionId)).Select(o => o.RegionId).Distinct().ToListAsync(ct));
        found.UnionWith(await db.StaffAccounts.Where(s => s.RegionId != null && regions.Contains(s.RegionId.Value)).Select(s => s.RegionId!.Value).Distinct().ToListAsync(ct));
        return found;
    }
}
