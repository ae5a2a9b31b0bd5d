using System.Buffers;

namespace Paiyi.Server.Regions;

/// <summary>Unified social credit codes (GB 32100): 17 characters and a check character, weights 3ⁱ modulo 31.</summary>
public static class CreditCode
{
    /// <summary>Digits and capital letters without I, O, S, V and Z.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly SearchValues<char> Characters = SearchValues.Create(Alphabet);

    /// <summary>The code in capital letters without blanks; null when it is none.</summary>
    public static string? Normalise(string text)
    {
        var code = text.Trim().ToUpperInvariant().Replace(" ", "", StringComparison.Ordinal);
        if (code.Length != 18 || code.AsSpan().ContainsAnyExcept(Characters))
            return null;
        var sum = 0;
        var weight = 1;
        for (var i = 0; i < 17; i++, weight = weight * 3 % 31)
            sum += Alphabet.IndexOf(code[i]) * weight;
        return Alphabet[(31 - sum % 31) % 31] == code[17] ? code : null;
    }
}
