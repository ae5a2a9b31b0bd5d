namespace Paiyi.Sheets;

/// <summary>
/// The values of drop-down lists. A rule holds at most 255 characters and no commas in a value; longer lists are put
/// on one hidden sheet, a column each, to which rules refer.
/// </summary>
internal sealed class ChoiceLists
{
    public const string SheetName = "_lists";

    private const int MaxInlineChars = 255;
    private readonly List<IReadOnlyList<string>> stored = [];

    public IReadOnlyList<IReadOnlyList<string>> Stored => stored;

    /// <summary>The formula of a rule that allows these values.</summary>
    public string Formula(IReadOnlyList<string> values)
    {
        var joined = string.Join(',', values);
        if (joined.Length is > 0 and <= MaxInlineChars && !values.Any(IsUnfitForRule))
            return $"\"{joined}\"";
        var column = stored.FindIndex(list => list.SequenceEqual(values));
        if (column < 0)
        {
            column = stored.Count;
            stored.Add(values);
        }
        var letters = CellReference.FormatColumn(column);
        return $"{SheetName}!${letters}$1:${letters}${Math.Max(1, values.Count)}";
    }

    private static bool IsUnfitForRule(string value) =>
        value.Length == 0 || value.AsSpan().ContainsAny(",\"\n\r") || value[0] is ' ' or '=' || value[^1] == ' ';
}
