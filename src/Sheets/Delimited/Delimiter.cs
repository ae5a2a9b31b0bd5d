namespace Paiyi.Sheets;

/// <summary>Finds the character between values by trying each candidate on the first lines.</summary>
internal static class Delimiter
{
    private const int Lines = 50;
    private static ReadOnlySpan<byte> Candidates => ",\t;|"u8;

    /// <summary>The candidate that cuts most lines into the same number of fields; a comma when none cuts any.</summary>
    public static byte Detect(ReadOnlySpan<byte> sample)
    {
        var best = Candidates[0];
        var bestScore = 0;
        foreach (var candidate in Candidates)
        {
            var score = Score(sample, candidate);
            if (score > bestScore)
                (best, bestScore) = (candidate, score);
        }
        return best;
    }

    private static int Score(ReadOnlySpan<byte> sample, byte delimiter)
    {
        var lines = new Dictionary<int, int>();
        var fields = 1;
        var quoted = false;
        var isEmpty = true;
        var seen = 0;
        foreach (var value in sample)
        {
            if (value == '"')
                quoted = !quoted;
            else if (!quoted && value == delimiter)
                fields++;
            if (quoted || value != '\n')
            {
                isEmpty &= value is (byte)'\r' or (byte)'\n';
                continue;
            }
            if (!isEmpty)
                lines[fields] = lines.GetValueOrDefault(fields) + 1;
            (fields, isEmpty) = (1, true);
            if (++seen == Lines)
                break;
        }
        if (seen < Lines && !isEmpty)
            lines[fields] = lines.GetValueOrDefault(fields) + 1;
        return lines.Where(line => line.Key > 1).Select(line => line.Value * 100 + Math.Min(99, line.Key)).DefaultIfEmpty().Max();
    }
}
