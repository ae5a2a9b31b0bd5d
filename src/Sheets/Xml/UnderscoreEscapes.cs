using System.Buffers;
using System.Globalization;
using System.Text;

namespace Paiyi.Sheets;

/// <summary>
/// The format's own escape for characters that XML cannot hold: <c>_x0007_</c> is U+0007, and <c>_x005F_</c> an
/// underscore that would otherwise begin such an escape (ECMA-376 22.9.2.19).
/// </summary>
internal static class UnderscoreEscapes
{
    public const int Length = 7;

    /// <summary>Resolves in place what was appended since <paramref name="start"/>; a lone surrogate becomes U+FFFD.</summary>
    public static void Resolve(ByteBuffer buffer, int start)
    {
        var written = buffer.Written[start..];
        if (written.IndexOf("_x"u8) < 0)
            return;
        var rented = ArrayPool<byte>.Shared.Rent(written.Length);
        written.CopyTo(rented);
        ReadOnlySpan<byte> rest = rented.AsSpan(0, written.Length);
        buffer.Truncate(start);
        while (!rest.IsEmpty)
        {
            var at = rest.IndexOf("_x"u8);
            if (at < 0)
                at = rest.Length;
            buffer.Append(rest[..at]);
            rest = rest[at..];
            if (rest.IsEmpty)
                break;
            if (!TryRead(rest, out var first))
            {
                buffer.Append((byte)'_');
                rest = rest[1..];
                continue;
            }
            rest = rest[Length..];
            AppendCharacter(buffer, first, ref rest);
        }
        ArrayPool<byte>.Shared.Return(rented);
    }

    /// <summary>True when the text starts with an escape.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out char value)
    {
        value = default;
        if (text.Length < Length || text[1] != 'x' || text[6] != '_')
            return false;
        var isHex = ushort.TryParse(
            text[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number);
        value = (char)number;
        return isHex;
    }

    private static void AppendCharacter(ByteBuffer buffer, char first, ref ReadOnlySpan<byte> rest)
    {
        var rune = Rune.ReplacementChar;
        if (char.IsHighSurrogate(first) && TryRead(rest, out var second) && Rune.TryCreate(first, second, out var pair))
        {
            rune = pair;
            rest = rest[Length..];
        }
        else if (Rune.TryCreate(first, out var single))
            rune = single;
        buffer.Advance(rune.EncodeToUtf8(buffer.Reserve(4)));
    }
}
