using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Imports;

namespace Paiyi.Server.People.Rosters.Jobs;

/// <summary>
/// Removes what uploaded rosters, their marked copies and their checked rows held when their time is over, and files that
/// nothing refers to. An import that nobody has committed for as long is over too.
/// </summary>
public sealed class RemoveOldRosterFiles(PaiyiDb db, RosterSettings settings, TimeProvider clock)
{
    /// <summary>A file is stored in the transaction of its import, so that one without an import is left over; this is for those still open.</summary>
    private static readonly TimeSpan OrphanRest = TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var over = now.AddDays(-settings.FilesKeptDays);
        await db.RosterImports.Where(i => (i.Status == ImportStatus.Checked && i.CheckedAt < over) || (i.Status == ImportStatus.Unmapped && i.QueuedAt < over)).ExecuteUpdateAsync(s => s
            .SetProperty(i => i.Status, ImportStatus.Cancelled).SetProperty(i => i.FinishedAt, now).SetProperty(i => i.Processed, 0)
            .SetProperty(i => i.Created, 0).SetProperty(i => i.Updated, 0).SetProperty(i => i.Unchanged, 0)
            .SetProperty(i => i.Duplicate, 0).SetProperty(i => i.Rejected, 0), ct);
        var undoOver = now.AddDays(-Math.Max(settings.FilesKeptDays, FileImport.UndoDays));
        await db.RosterLines.Where(l => db.RosterImports.Any(i => i.Id == l.ImportId && i.FinishedAt < undoOver)).ExecuteDeleteAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH old AS (
                UPDATE stored_files SET removed_at = {now}
                WHERE removed_at IS NULL AND id IN (
                    SELECT file_id FROM roster_imports WHERE finished_at < {over}
                    UNION ALL SELECT annotated_file_id FROM roster_imports WHERE finished_at < {over})
                RETURNING id)
            DELETE FROM stored_file_pieces p USING old WHERE p.file_id = old.id
            """, ct);
        var orphaned = now - OrphanRest;
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH orphans AS (
                DELETE FROM stored_files f
                WHERE stored_at < {orphaned}
                    AND NOT EXISTS (SELECT FROM roster_imports i WHERE i.file_id = f.id)
                    AND NOT EXISTS (SELECT FROM roster_imports i WHERE i.annotated_file_id = f.id)
                    AND NOT EXISTS (SELECT FROM list_imports i WHERE i.file_id = f.id)
                    AND NOT EXISTS (SELECT FROM region_imports i WHERE i.file_id = f.id)
                    AND NOT EXISTS (SELECT FROM exports e WHERE e.file_id = f.id)
                    AND NOT EXISTS (SELECT FROM person_requests r WHERE r.proof_file_id = f.id)
                    AND NOT EXISTS (SELECT FROM return_attachments a WHERE a.file_id = f.id)
                RETURNING id)
            DELETE FROM stored_file_pieces p USING orphans WHERE p.file_id = orphans.id
            """, ct);
        await db.Database.ExecuteSqlAsync(
            $"DELETE FROM stored_file_pieces p WHERE NOT EXISTS (SELECT FROM stored_files f WHERE f.id = p.file_id)", ct);
    }
}
