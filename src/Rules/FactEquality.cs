namespace Paiyi.Rules;

/// <summary>
/// Structural equality that refuses to run away: a rule can build lists that share their parts so often that a naive
/// comparison would not end.
/// </summary>
internal static class FactEquality
{
    private const int MaxDepth = 64;
    private const int MaxComparisons = 100_000;

    /// <exception cref="InvalidOperationException">The values are too deep or too large to be compared.</exception>
    public static bool AreEqual(in FactValue left, in FactValue right)
    {
        if (left.Kind != right.Kind)
            return false;
        if (left.Kind is FactKind.List or FactKind.Record)
        {
            var budget = MaxComparisons;
            return AreEqual(left, right, 0, ref budget);
        }

        return left.Kind == FactKind.Text
            ? string.Equals((string?)left.Reference, (string?)right.Reference, StringComparison.Ordinal)
            : left.Bits == right.Bits;
    }

    private static bool AreEqual(in FactValue left, in FactValue right, int depth, ref int budget)
    {
        if (left.Kind != right.Kind)
            return false;
        if (left.Kind is not (FactKind.List or FactKind.Record))
            return AreEqual(left, right);
        if (ReferenceEquals(left.Reference, right.Reference))
            return true;
        if (depth > MaxDepth || --budget < 0)
            throw new InvalidOperationException("The values are too large to be compared.");
        return left.Kind == FactKind.List
            ? ListsAreEqual(left.AsList(), right.AsList(), depth, ref budget)
            : RecordsAreEqual(left.AsRecord(), right.AsRecord(), depth, ref budget);
    }

    private static bool ListsAreEqual(
        ReadOnlySpan<FactValue> left, ReadOnlySpan<FactValue> right, int depth, ref int budget)
    {
        if (left.Length != right.Length)
            return false;
        for (var i = 0; i < left.Length; i++)
        {
            if (!AreEqual(left[i], right[i], depth + 1, ref budget))
                return false;
        }

        return true;
    }

    private static bool RecordsAreEqual(FactRecord left, FactRecord right, int depth, ref int budget)
    {
        if (left.Count != right.Count)
            return false;
        for (var i = 0; i < left.Count; i++)
        {
            var index = right.Shape.IndexOf(left.Shape.Names[i]);
            if (index < 0 || !AreEqual(left.Values[i], right.Values[index], depth + 1, ref budget))
                return false;
        }

        return true;
    }
}
