namespace Paiyi.Server.Platform.Problems;

/// <summary>Finds what somebody probably meant, for the text of a refusal; it never decides a value.</summary>
internal static class Suggestions
{
    private const int MaxLength = 60;

    /// <summary>The nearest of the words by edits, or the shortest that contains the text; null when none is near.</summary>
    public static string? Nearest(ReadOnlySpan<char> text, IEnumerable<string> words)
    {
        if (text.Length is 0 or > MaxLength)
            return null;
        var (best, bestDistance) = ((string?)null, int.MaxValue);
        foreach (var word in words)
        {
            if (word.Length > MaxLength)
                continue;
            var near = word.AsSpan().Contains(text, StringComparison.OrdinalIgnoreCase) || text.Contains(word, StringComparison.OrdinalIgnoreCase);
            var distance = near ? Math.Abs(word.Length - text.Length) : Distance(text, word);
            if ((near || distance <= Math.Max(text.Length, word.Length) / 2) && distance < bestDistance)
                (best, bestDistance) = (word, distance);
        }

        return best;
    }

    /// <summary>Levenshtein's distance, case ignored, in one row of memory.</summary>
    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]);
                var cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1));
                diagonal = row[j];
                row[j] = cost;
            }
        }

        return row[b.Length];
    }
}
