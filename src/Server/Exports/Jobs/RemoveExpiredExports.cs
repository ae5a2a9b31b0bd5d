using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;

namespace Paiyi.Server.Exports.Jobs;

/// <summary>Removes the files whose time is over, and says of exports that nothing works on any more that they have ended.</summary>
public sealed class RemoveExpiredExports(PaiyiDb db, TimeProvider clock)
{
    /// <summary>A job that is killed is given to another process within a minute, and tried a few times.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH over AS (UPDATE exports SET state = 'Expired' WHERE state = 'Completed' AND expires_at <= {now} RETURNING file_id),
                old AS (UPDATE stored_files SET removed_at = {now} WHERE removed_at IS NULL AND id IN (SELECT file_id FROM over) RETURNING id)
            DELETE FROM stored_file_pieces p USING old WHERE p.file_id = old.id
            """, ct);
        var lost = now - Longest;
        await db.Exports.Where(e => (e.State == ExportState.Queued || e.State == ExportState.Running) && e.At < lost).ExecuteUpdateAsync(
            e => e.SetProperty(x => x.State, x => x.Background ? ExportState.Failed : ExportState.BrokenOff).SetProperty(x => x.FinishedAt, now)
                .SetProperty(x => x.Request, (byte[]?)null), ct);
    }
}
