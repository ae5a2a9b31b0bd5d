using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Paiyi.Server.Platform.Paging;

/// <summary>
/// An order that a list can be had in beside its own (newest first): by a key and, among equals, by the row's number in
/// the same direction, so that one index serves both directions and every page.
/// </summary>
public abstract class ListOrder<TEntity>
{
    /// <summary>The order's name in cursors: a cursor of one order is refused by another.</summary>
    internal abstract string Name { get; }

    internal abstract IQueryable<TEntity> Sorted(IQueryable<TEntity> rows, Expression<Func<TEntity, long>> number);

    /// <summary>The rows behind one of the places; null when the place is not there.</summary>
    internal abstract Task<IQueryable<TEntity>?> AfterAsync(
        IQueryable<TEntity> rows, IQueryable<TEntity> places, Expression<Func<TEntity, long>> number, long last, CancellationToken ct);
}

/// <summary>Makes orders; the value of the caller's enumeration names one, and ends in "Descending" when it runs downwards.</summary>
public static class ListOrders
{
    public static ListOrder<TEntity> By<TEntity, TKey>(Enum name, Expression<Func<TEntity, TKey>> key) => new Keyed<TEntity, TKey>($"{name}", key);

    /// <summary>The list's own order, backwards: the oldest first.</summary>
    public static ListOrder<TEntity> Oldest<TEntity>(Enum name) => new Backwards<TEntity>($"{name}");

    /// <summary>All rows of a list in an order, for its export; newest first when there is none.</summary>
    public static IQueryable<TEntity> InOrder<TEntity>(
        this IQueryable<TEntity> rows, ListOrder<TEntity>? order, Expression<Func<TEntity, long>> number) =>
        order is null ? rows.OrderByDescending(number) : order.Sorted(rows, number);

    private sealed class Keyed<TEntity, TKey>(string name, Expression<Func<TEntity, TKey>> key) : ListOrder<TEntity>
    {
        private readonly bool _descending = name.EndsWith("Descending", StringComparison.Ordinal);

        internal override string Name { get; } = char.ToLowerInvariant(name[0]) + name[1..];

        internal override IQueryable<TEntity> Sorted(IQueryable<TEntity> rows, Expression<Func<TEntity, long>> number) => _descending
            ? rows.OrderByDescending(key).ThenByDescending(number)
            : rows.OrderBy(key).ThenBy(number);

        internal override async Task<IQueryable<TEntity>?> AfterAsync(
            IQueryable<TEntity> rows, IQueryable<TEntity> places, Expression<Func<TEntity, long>> number, long last, CancellationToken ct)
        {
            var found = await places.Where(Match(number, last)).Select(key).ToListAsync(ct);
            if (found.Count == 0)
                return null;
            var place = found[0];
            // As a row of two values PostgreSQL compares them, and finds the place in an index, at once.
            Expression<Func<TKey, long, bool>> behind = _descending
                ? (k, n) => EF.Functions.LessThan((ITuple)ValueTuple.Create(k, n), (ITuple)ValueTuple.Create(place, last))
                : (k, n) => EF.Functions.GreaterThan((ITuple)ValueTuple.Create(k, n), (ITuple)ValueTuple.Create(place, last));
            var row = key.Parameters[0];
            var body = new Replacing(behind.Parameters[0], key.Body).Visit(behind.Body)!;
            body = new Replacing(behind.Parameters[1], new Replacing(number.Parameters[0], row).Visit(number.Body)!).Visit(body)!;
            return rows.Where(Expression.Lambda<Func<TEntity, bool>>(body, row));
        }
    }

    private sealed class Backwards<TEntity>(string name) : ListOrder<TEntity>
    {
        internal override string Name { get; } = char.ToLowerInvariant(name[0]) + name[1..];

        internal override IQueryable<TEntity> Sorted(IQueryable<TEntity> rows, Expression<Func<TEntity, long>> number) => rows.OrderBy(number);

        internal override Task<IQueryable<TEntity>?> AfterAsync(
            IQueryable<TEntity> rows, IQueryable<TEntity> places, Expression<Func<TEntity, long>> number, long last, CancellationToken ct)
        {
            var behind = Expression.GreaterThan(number.Body, ((Expression<Func<long>>)(() => last)).Body);
            return Task.FromResult<IQueryable<TEntity>?>(rows.Where(Expression.Lambda<Func<TEntity, bool>>(behind, number.Parameters)));
        }
    }

    private static Expression<Func<TEntity, bool>> Match<TEntity>(Expression<Func<TEntity, long>> number, long last) =>
        Expression.Lambda<Func<TEntity, bool>>(Expression.Equal(number.Body, ((Expression<Func<long>>)(() => last)).Body), number.Parameters);

    private sealed class Replacing(Expression from, Expression to) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
    }
}
