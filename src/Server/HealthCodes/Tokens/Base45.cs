using System.Diagnostics.CodeAnalysis;

namespace Paiyi.Server.HealthCodes.Tokens;

/// <summary>
/// Base45 (RFC 9285), which a QR code stores in its compact alphanumeric mode: two bytes become three characters.
/// </summary>
public static class Base45
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new char[bytes.Length / 2 * 3 + bytes.Length % 2 * 2];
        var at = 0;
        for (var i = 0; i + 1 < bytes.Length; i += 2)
        {
            var number = bytes[i] << 8 | bytes[i + 1];
            text[at++] = Alphabet[number % 45];
            text[at++] = Alphabet[number / 45 % 45];
            text[at++] = Alphabet[number / (45 * 45)];
        }

        if (bytes.Length % 2 == 1)
        {
            text[at++] = Alphabet[bytes[^1] % 45];
            text[at] = Alphabet[bytes[^1] / 45];
        }

        return new string(text);
    }

    /// <summary>
    /// Decodes strictly: false for a character outside the alphabet (small letters too), for a length that leaves one
    /// character over, and for a group whose number exceeds its bytes.
    /// </summary>
    public static bool TryDecode(ReadOnlySpan<char> text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (text.Length % 3 == 1)
            return false;
        var result = new byte[text.Length / 3 * 2 + text.Length % 3 / 2];
        var at = 0;
        for (var i = 0; i < text.Length; i += 3)
        {
            var group = text[i..Math.Min(i + 3, text.Length)];
            if (Number(group) is not { } number)
                return false;
            if (group.Length == 3)
            {
                if (number > ushort.MaxValue)
                    return false;
                result[at++] = (byte)(number >> 8);
            }
            else if (number > byte.MaxValue)
            {
                return false;
            }

            result[at++] = (byte)number;
        }

        bytes = result;
        return true;
    }

    private static int? Number(ReadOnlySpan<char> group)
    {
        var number = 0;
        for (var i = group.Length - 1; i >= 0; i--)
        {
            var digit = Alphabet.IndexOf(group[i]);
            if (digit < 0)
                return null;
            number = number * 45 + digit;
        }

        return number;
    }
}
