using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;

namespace Paiyi.Server.People.Requests.Jobs;

/// <summary>
/// Removes pictures of proofs when their time after the decision is over, and gives requests up whose picture never came. That a
/// request was made and decided stays.
/// </summary>
public sealed class RemoveOldProofs(PaiyiDb db, RequestSettings settings, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var over = now.AddDays(-settings.ProofsKeptDays);
        await db.PersonRequests.Where(r => r.State == RequestState.AwaitingProof && r.SubmittedAt < over)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.State, RequestState.Withdrawn).SetProperty(x => x.DecidedAt, now), ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH old AS (
                UPDATE stored_files SET removed_at = {now}
                WHERE removed_at IS NULL AND id IN (SELECT proof_file_id FROM person_requests WHERE decided_at < {over})
                RETURNING id)
            DELETE FROM stored_file_pieces p USING old WHERE p.file_id = old.id
            """, ct);
    }
}
