using Hangfire;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;

namespace Paiyi.Server.People.Duplicates.Jobs;

/// <summary>
/// Looks every night at the persons who were written since the last time, and parks whom they resemble in the queue. A pair
/// that nobody has decided and that resembles no longer, because somebody corrected it, leaves the queue.
/// </summary>
public sealed class FindDuplicates(PaiyiDb db, TimeProvider clock)
{
    private const int One = 1;

    /// <summary>Keys of one transaction; there may be gaps among them.</summary>
    internal int BatchSize { get; init; } = 100_000;

    [DisableConcurrentExecution(timeoutInSeconds: 10)]
    public async Task RunAsync(CancellationToken ct)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        var now = clock.GetUtcNow();
        var search = await db.DuplicateSearches.SingleOrDefaultAsync(s => s.Id == One, ct);
        var since = search?.Through ?? DateTimeOffset.UnixEpoch;
        var last = await db.Persons.MaxAsync(p => (long?)p.Id, ct) ?? 0;
        for (var first = 1L; first <= last; first += BatchSize)
            await SearchAsync(since, first, first + BatchSize - 1, now, ct);
        if (search is null)
            db.Add(search = new DuplicateSearch { Id = One, Through = now });
        // Transactions that were under way at that moment are looked at again the next time.
        search.Through = now.AddMinutes(-10);
        await db.SaveChangesAsync(ct);
    }

    private async Task SearchAsync(DateTimeOffset since, long first, long last, DateTimeOffset now, CancellationToken ct)
    {
        const string Changed = "SELECT id, name, sound, birth_date, sex, phone_index, document_tail, address, region_id FROM persons"
            + " WHERE id BETWEEN {0} AND {1} AND updated_at >= {2} AND archived_at IS NULL AND sound IS NOT NULL";
        var sql = $$"""
            INSERT INTO possible_duplicates (low_id, high_id, score, reasons, source, state, found_at, seen_at)
            SELECT DISTINCT ON (1, 2) least(id, person_id), greatest(id, person_id), score, reasons, '{{DuplicateSource.Search}}', '{{DuplicateState.Open}}', {3}, {3}
            FROM ({{Alike.Query(Changed)}}) found
            ORDER BY 1, 2, score DESC
            ON CONFLICT (low_id, high_id) DO UPDATE SET score = excluded.score, reasons = excluded.reasons, seen_at = excluded.seen_at
            WHERE possible_duplicates.state = '{{DuplicateState.Open}}'
            """;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlRawAsync(sql, [first, last, since, now], ct);
        await db.PossibleDuplicates
            .Where(d => d.State == DuplicateState.Open && d.Source != DuplicateSource.Officer && d.SeenAt < now)
            .Where(d => db.Persons.Any(p => (p.Id == d.LowId || p.Id == d.HighId) && p.Id >= first && p.Id <= last && p.UpdatedAt >= since && p.ArchivedAt == null))
            .ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
