namespace Paiyi.Sheets;

/// <summary>Tells text from binary data by a file's first bytes.</summary>
internal static class TextSample
{
    public static bool IsText(ReadOnlySpan<byte> sample) =>
        IsUtf16(sample, out _) || !HasBinaryBytes(sample);

    /// <summary>By its byte order mark, or by the zero in every second byte of Latin text and separators.</summary>
    public static bool IsUtf16(ReadOnlySpan<byte> sample, out bool bigEndian)
    {
        bigEndian = sample is [0xFE, 0xFF, ..];
        if (bigEndian || sample is [0xFF, 0xFE, ..])
            return true;
        if (sample.Length % 2 != 0)
            return false;
        int evenZeros = 0, oddZeros = 0;
        for (var at = 0; at + 1 < sample.Length; at += 2)
        {
            if (sample[at] == 0 && sample[at + 1] == 0)
                return false;
            evenZeros += sample[at] == 0 ? 1 : 0;
            oddZeros += sample[at + 1] == 0 ? 1 : 0;
        }
        bigEndian = evenZeros > oddZeros;
        return Math.Min(evenZeros, oddZeros) == 0 && Math.Max(evenZeros, oddZeros) > sample.Length / 16;
    }

    private static bool HasBinaryBytes(ReadOnlySpan<byte> sample)
    {
        foreach (var value in sample)
        {
            if (value < 32 && value is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C or 0x1A or 0x1B or 0x0B))
                return true;
        }
        return false;
    }
}
