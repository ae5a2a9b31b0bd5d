using Microsoft.EntityFrameworkCore;

namespace Paiyi.Server.Platform.Paging;

/// <summary>How many rows a list has; <see cref="More"/> when there are more than that.</summary>
public sealed record RowCount(int Count, bool More)
{
    public const int Limit = 100_000;

    /// <summary>Counts up to the limit, as many as can be dealt with at once.</summary>
    internal static async Task<RowCount> OfAsync(IQueryable<long> ids, CancellationToken ct)
    {
        var count = await ids.Take(Limit + 1).CountAsync(ct);
        return new(Math.Min(count, Limit), count > Limit);
    }
}
