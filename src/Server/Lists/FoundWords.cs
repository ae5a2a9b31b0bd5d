using System.Globalization;

namespace Paiyi.Server.Lists;

/// <summary>How a line keeps what the word of a row was found to mean: key and name, so that nothing else is meant by it later and people can still read it.</summary>
public static class FoundWords
{
    private const string Mark = " · ";

    public static string Of(long key, string name) => $"{key}{Mark}{name}";

    /// <summary>The key of what was found; null of a word as somebody wrote it.</summary>
    public static long? KeyOf(string word) =>
        word.IndexOf(Mark, StringComparison.Ordinal) is > 0 and var at && long.TryParse(word.AsSpan(0, at), NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : null;

    public static string NameOf(string word) => KeyOf(word) is null ? word : word[(word.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..];

    /// <summary>A number that somebody wrote instead of a name.</summary>
    public static long? NumberOf(string word) => long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
