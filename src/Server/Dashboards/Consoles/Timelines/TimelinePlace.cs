using System.Globalization;

namespace Paiyi.Server.Dashboards.Consoles.Timelines;

/// <summary>
/// The place of an entry in the total order of a timeline: instant, then kind, then the key within the kind. A cursor
/// is the place of the last entry shown, so that nothing is shown twice or left out when instants are equal.
/// </summary>
internal sealed record TimelinePlace(DateTimeOffset At, TimelineKind Kind, long Key) : IComparable<TimelinePlace>
{
    public int CompareTo(TimelinePlace? other) =>
        (At.UtcTicks, (int)Kind, Key).CompareTo((other!.At.UtcTicks, (int)other.Kind, other.Key));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}.{(int)Kind}.{Key}");

    /// <summary>Null when it is no place.</summary>
    public static TimelinePlace? Parse(string cursor) =>
        cursor.Split('.') is [var ticks, var kind, var key]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.Ticks
        && int.TryParse(kind, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined((TimelineKind)number)
        && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new TimelinePlace(new DateTimeOffset(at, TimeSpan.Zero), (TimelineKind)number, id)
            : null;

    /// <summary>
    /// The bound for entries of one kind: those before <c>At</c>, and at that very instant those whose key is below
    /// <c>Key</c> (all of them, or none, when the place itself is of another kind).
    /// </summary>
    public static (DateTimeOffset At, long Key) BoundFor(TimelineKind kind, TimelinePlace? after) => after switch
    {
        null => (DateTimeOffset.MaxValue.AddDays(-1), long.MaxValue),
        _ when kind < after.Kind => (after.At, long.MaxValue),
        _ when kind > after.Kind => (after.At, long.MinValue),
        _ => (after.At, after.Key),
    };
}

/// <summary>An entry with its place.</summary>
internal sealed record PlacedEntry(TimelinePlace Place, TimelineEntry Entry);
