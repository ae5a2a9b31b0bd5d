using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Imports;

namespace Paiyi.Server.Lists.Jobs;

/// <summary>Removes what uploaded lists and their checked rows held when their time is over. An import that nobody has committed for as long is over too.</summary>
public sealed class RemoveOldLists(PaiyiDb db, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var over = now.AddDays(-FileImport.UndoDays);
        await db.ListImports.Where(i => (i.Status == ImportStatus.Checked && i.CheckedAt < over) || (i.Status == ImportStatus.Unmapped && i.QueuedAt < over)).ExecuteUpdateAsync(s => s
            .SetProperty(i => i.Status, ImportStatus.Cancelled).SetProperty(i => i.FinishedAt, now).SetProperty(i => i.Processed, 0)
            .SetProperty(i => i.Created, 0).SetProperty(i => i.Updated, 0).SetProperty(i => i.Unchanged, 0)
            .SetProperty(i => i.Duplicate, 0).SetProperty(i => i.Rejected, 0), ct);
        await db.ListLines.Where(l => db.ListImports.Any(i => i.Id == l.ImportId && i.FinishedAt < over)).ExecuteDeleteAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH old AS (
                UPDATE stored_files SET removed_at = {now}
                WHERE removed_at IS NULL AND id IN (SELECT file_id FROM list_imports WHERE finished_at < {over})
                RETURNING id)
            DELETE FROM stored_file_pieces p USING old WHERE p.file_id = old.id
            """, ct);
    }
}
