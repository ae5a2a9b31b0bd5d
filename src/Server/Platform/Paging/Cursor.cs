using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Paiyi.Server.Platform.Paging;

/// <summary>
/// Key-set paging by a descending 64-bit key: page 10,000 costs as much as page 1, because the cursor is a place in
/// the index and not a count of rows to skip.
/// </summary>
public static class Cursor
{
    /// <summary>Reads the page; the cursor is the key of the last row shown, so anything else is refused.</summary>
    /// <exception cref="BadCursorException">The cursor is none of this list.</exception>
    public static async Task<Page<TRow>> ToPageAsync<TEntity, TRow>(
        this IQueryable<TEntity> query, PageRequest page, Expression<Func<TEntity, long>> key,
        Expression<Func<TEntity, TRow>> row, Func<TRow, long> keyOf, CancellationToken ct)
    {
        if (!string.IsNullOrEmpty(page.Cursor))
        {
            if (!long.TryParse(page.Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var after))
                throw new BadCursorException();
            var before = Expression.LessThan(key.Body, ((Expression<Func<long>>)(() => after)).Body);
            query = query.Where(Expression.Lambda<Func<TEntity, bool>>(before, key.Parameters));
        }

        var rows = await query.OrderByDescending(key).Take(page.Take + 1).Select(row).ToListAsync(ct);
        if (rows.Count <= page.Take)
            return new Page<TRow>(rows, null);
        rows.RemoveAt(rows.Count - 1);
        return new Page<TRow>(rows, keyOf(rows[^1]).ToString(CultureInfo.InvariantCulture));
    }
}

/// <summary>A list was asked for with a cursor that it never gave; the caller is answered with <c>paging.cursor</c>.</summary>
public sealed class BadCursorException() : BadHttpRequestException("The cursor is malformed.");
