namespace Paiyi.Sheets;

/// <summary>Names of sheets as Excel accepts them: at most 31 characters, some forbidden, no two alike.</summary>
internal sealed class SheetNames
{
    private const int MaxLength = 31;
    private const string Forbidden = "[]:*?/\\";
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase) { ChoiceLists.SheetName };

    /// <summary>A name as near to the wanted one as Excel allows.</summary>
    public string Claim(string wanted)
    {
        var clean = string.Concat(wanted.Select(c => Forbidden.Contains(c) || char.IsControl(c) ? ' ' : c)).Trim(' ', '\'');
        if (clean.Length == 0)
            clean = "Sheet";
        var name = Shorten(clean, "");
        for (var number = 2; !taken.Add(name); number++)
            name = Shorten(clean, $" ({number})");
        return name;
    }

    private static string Shorten(string name, string suffix)
    {
        var length = Math.Min(name.Length, MaxLength - suffix.Length);
        if (char.IsHighSurrogate(name[length - 1]))
            length--;
        return name[..length] + suffix;
    }
}
