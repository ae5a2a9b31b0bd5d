using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Paiyi.Server.Platform.Paging;

/// <summary>One page of a list; <see cref="NextCursor"/> is null on the last page.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);

/// <summary>Which page of a list: rows after the cursor, in the list's own order.</summary>
public sealed class PageRequest
{
    /// <summary>The <c>nextCursor</c> of the page before; empty for the first page.</summary>
    [MaxLength(200)]
    public string? Cursor { get; init; }

    /// <summary>Rows on the page, 1 to 100; 20 when absent.</summary>
    [Range(1, 100)]
    public int? Size { get; init; }

    internal int Take => Size ?? 20;

    /// <summary>In a list that is newest first: its rows have a smaller number. None on the first page.</summary>
    internal long? Before => long.TryParse(Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
