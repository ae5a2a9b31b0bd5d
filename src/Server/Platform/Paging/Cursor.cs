using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Paiyi.Server.Platform.Paging;

/// <summary>
/// Key-set paging: page 10,000 costs as much as page 1, because the cursor is a place in an index and not a count of rows
/// to skip. It names the last row that was shown by its number, and nothing of what the row says: it stands in addresses,
/// where no name may stand.
/// </summary>
public static class Cursor
{
    /// <summary>Reads the page, newest first; the cursor is the number of the last row shown, so anything else is refused.</summary>
    /// <exception cref="BadCursorException">The cursor is none of this list.</exception>
    public static async Task<Page<TRow>> ToPageAsync<TEntity, TRow>(
        this IQueryable<TEntity> query, PageRequest page, Expression<Func<TEntity, long>> key,
        Expression<Func<TEntity, TRow>> row, Func<TRow, long> keyOf, CancellationToken ct)
    {
        if (!string.IsNullOrEmpty(page.Cursor))
        {
            var after = NumberIn(page.Cursor);
            var before = Expression.LessThan(key.Body, ((Expression<Func<long>>)(() => after)).Body);
            query = query.Where(Expression.Lambda<Func<TEntity, bool>>(before, key.Parameters));
        }

        return await ReadAsync(query.OrderByDescending(key), page, row, keyOf, "", ct);
    }

    /// <summary>
    /// Reads the page in an order; newest first when there is none. The last row shown is looked for among
    /// <paramref name="places"/>, all that the caller may see: it may have left the filters meanwhile.
    /// </summary>
    /// <exception cref="BadCursorException">The cursor is none of this list in this order.</exception>
    public static async Task<Page<TRow>> ToPageAsync<TEntity, TRow>(
        this IQueryable<TEntity> query, PageRequest page, ListOrder<TEntity>? order, IQueryable<TEntity> places,
        Expression<Func<TEntity, long>> key, Expression<Func<TEntity, TRow>> row, Func<TRow, long> keyOf, CancellationToken ct)
    {
        if (order is null)
            return await query.ToPageAsync(page, key, row, keyOf, ct);
        var prefix = $"{order.Name}.";
        if (!string.IsNullOrEmpty(page.Cursor))
        {
            if (!page.Cursor.StartsWith(prefix, StringComparison.Ordinal))
                throw new BadCursorException();
            query = await order.AfterAsync(query, places, key, NumberIn(page.Cursor.AsSpan(prefix.Length)), ct) ?? throw new BadCursorException();
        }

        return await ReadAsync(order.Sorted(query, key), page, row, keyOf, prefix, ct);
    }

    private static async Task<Page<TRow>> ReadAsync<TEntity, TRow>(
        IQueryable<TEntity> sorted, PageRequest page, Expression<Func<TEntity, TRow>> row, Func<TRow, long> keyOf, string prefix, CancellationToken ct)
    {
        var rows = await sorted.Take(page.Take + 1).Select(row).ToListAsync(ct);
        if (rows.Count <= page.Take)
            return new Page<TRow>(rows, null);
        rows.RemoveAt(rows.Count - 1);
        return new Page<TRow>(rows, prefix + keyOf(rows[^1]).ToString(CultureInfo.InvariantCulture));
    }

    private static long NumberIn(ReadOnlySpan<char> text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new BadCursorException();
}

/// <summary>A list was asked for with a cursor that it never gave; the caller is answered with <c>paging.cursor</c>.</summary>
public sealed class BadCursorException() : BadHttpRequestException("The cursor is malformed.");
