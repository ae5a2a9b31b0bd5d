using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;

namespace Paiyi.Server.Passages;

/// <summary>When two records are one passage: the same decision about the same person, at one gate and in one direction, within a minute.</summary>
internal static class SamePassage
{
    /// <summary>Exclusive, before and after.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromSeconds(60);

    /// <summary>What <see cref="LockAsync"/> locks for a passage.</summary>
    public static string KeyOf(long checkpointId, long personId, Direction direction) => $"passage:{checkpointId}:{personId}:{direction}";

    /// <summary>Until the transaction ends nobody else adds passages of these keys.</summary>
    public static Task<int> LockAsync(PaiyiDb db, IEnumerable<string> keys, CancellationToken ct)
    {
        string[] inOrder = [.. keys.Distinct().Order(StringComparer.Ordinal)];
        return db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended(k, 0)) FROM unnest({inOrder}) AS k", ct);
    }
}
