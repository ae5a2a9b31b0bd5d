using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;

namespace Paiyi.Server.ReturnApplications.Jobs;

/// <summary>Removes the content of attachments when their time after the decision is over. That they were there, and what was decided, stays.</summary>
public sealed class RemoveOldAttachments(PaiyiDb db, ReturnApplicationSettings settings, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var over = now.AddDays(-settings.AttachmentsKeptDays);
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH old AS (
                UPDATE stored_files SET removed_at = {now}
                WHERE removed_at IS NULL AND id IN (
                    SELECT f.file_id FROM return_attachments f JOIN return_applications a ON a.id = f.application_id
                    WHERE a.state IN ('Approved', 'Refused', 'Withdrawn') AND coalesce(a.decided_at, a.updated_at) < {over})
                RETURNING id)
            DELETE FROM stored_file_pieces p USING old WHERE p.file_id = old.id
            """, ct);
    }
}
