namespace Paiyi.Server.People.Duplicates;

/// <summary>How two document numbers differ, as far as it helps to see a mistyped one.</summary>
public enum DocumentDifference
{
    /// <summary>Nothing tells that one is the other mistyped.</summary>
    Other,

    /// <summary>The same number under two types of document.</summary>
    TypeOnly,

    OneCharacter,

    /// <summary>Two characters beside each other have changed places.</summary>
    Exchanged,

    /// <summary>One has fifteen digits, as resident ids had until 1999, and is the other without century and check character.</summary>
    FifteenDigits,
}

/// <summary>Compares numbers that were opened for an officer who sees both persons; neither is shown.</summary>
internal static class DocumentComparison
{
    public static DocumentDifference Of(string one, string other)
    {
        if (one == other)
            return DocumentDifference.TypeOnly;
        if (one.Length != other.Length)
            return IsFifteen(one, other) || IsFifteen(other, one) ? DocumentDifference.FifteenDigits : DocumentDifference.Other;
        int[] places = [.. Enumerable.Range(0, one.Length).Where(i => one[i] != other[i])];
        return places switch
        {
            [_] => DocumentDifference.OneCharacter,
            [var a, var b] when b == a + 1 && one[a] == other[b] && one[b] == other[a] => DocumentDifference.Exchanged,
            _ => DocumentDifference.Other,
        };
    }

    private static bool IsFifteen(string shorter, string longer) =>
        shorter.Length == 15 && longer.Length == 18 && string.Concat(longer.AsSpan(0, 6), longer.AsSpan(8, 9)) == shorter;
}
