using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Policies;

namespace Paiyi.Server.HealthCodes.Jobs;

/// <summary>
/// Asks for the review of every code that time alone may have changed, and of everybody's after a new version of the
/// rules. It only queues: each batch moves its persons from "due" to the outbox in one statement, so that a run that
/// dies goes on where it stopped and two runs at once share the work.
/// </summary>
public sealed class ReviewDueHealthCodes(PaiyiDb db, RuleSets ruleSets, TimeProvider clock)
{
    private const int BatchSize = 5000;

    public async Task RunAsync(CancellationToken ct)
    {
        while (await QueueDueAsync(ct) > 0)
        {
        }

        while (await QueueForNewRulesAsync(ct))
        {
        }
    }

    private Task<int> QueueDueAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.Database.ExecuteSqlAsync(
            $"""
            WITH due AS (
                SELECT person_id FROM health_codes WHERE next_review_at <= {now} ORDER BY next_review_at LIMIT {BatchSize} FOR UPDATE SKIP LOCKED),
            taken AS (
                UPDATE health_codes h SET next_review_at = NULL FROM due WHERE h.person_id = due.person_id RETURNING h.person_id)
            INSERT INTO outbox (kind, subject, due_at, attempts) SELECT {PersonChange.OutboxKind}, person_id, {now}, 0 FROM taken
            """, ct);
    }

    /// <summary>False when everybody's review because of the rules in force has been asked for.</summary>
    private async Task<bool> QueueForNewRulesAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rules = await ruleSets.HealthCodeInForceAsync(now, ct);
        // Every process must decide by the new version before anybody is reviewed because of it.
        if (rules.ValidFrom > now - RuleSets.MaxDelay)
            return false;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var version = await db.RuleSetVersions
            .FromSql($"SELECT * FROM rule_set_versions WHERE id = {rules.Id} AND applied_through IS NOT NULL FOR UPDATE SKIP LOCKED")
            .FirstOrDefaultAsync(ct);
        if (version is null)
            return false;
        var persons = await db.HealthCodes.Where(h => h.PersonId > version.AppliedThrough).OrderBy(h => h.PersonId)
            .Select(h => h.PersonId).Take(BatchSize).ToArrayAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO outbox (kind, subject, due_at, attempts) SELECT {PersonChange.OutboxKind}, person_id, {now}, 0
            FROM health_codes WHERE person_id = ANY({persons}) AND rule_version <> {version.Version}
            """, ct);
        version.AppliedThrough = persons.Length == 0 ? null : persons[^1];
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        db.ChangeTracker.Clear();
        return persons.Length > 0;
    }
}
