namespace Paiyi.Server.Platform.Imports;

/// <summary>What was chosen before for a header.</summary>
/// <param name="Signature">As <see cref="HeaderTexts.Signature"/>.</param>
/// <param name="Columns">From the name of a column to its field. Columns that are not here are not read.</param>
internal sealed record SavedColumns(string Signature, IReadOnlyDictionary<string, string> Columns, IReadOnlyList<ImportValue> Values)
{
    public List<ImportColumn> In(HeaderTexts header) =>
        [.. header.Keys().Index().Where(k => k.Item is not null && Columns.ContainsKey(k.Item)).Select(k => new ImportColumn(k.Index, Columns[k.Item!], ColumnMatch.Saved))];
}

/// <summary>
/// What headers and cells mean to whoever sends a kind of file: the words that the program knows, those that somebody added,
/// what was chosen for earlier files, and what values look like.
/// </summary>
/// <param name="known">From a plain header to its field.</param>
/// <param name="required">The fields that every file must have.</param>
/// <param name="saved">The latest first.</param>
/// <param name="guess">The field whose values these cells are; null when they tell nothing.</param>
/// <param name="telling">Whether a single value is enough to know that its row is one of data.</param>
internal sealed class ColumnWords(
    IReadOnlyDictionary<string, string> known, IReadOnlyList<string> required, IReadOnlyList<SavedColumns> saved, Func<IEnumerable<string>, string?> guess,
    Predicate<string> telling)
{
    /// <summary>Every field that a column may be.</summary>
    public IReadOnlySet<string> Fields { get; } = known.Values.ToHashSet();

    public IReadOnlyList<string> Required => required;

    /// <summary>The field that a plain header means by itself.</summary>
    public string? FieldOf(string plain) => known.GetValueOrDefault(plain);

    /// <summary>The field that was last chosen for a plain header, whatever stood beside it.</summary>
    public string? FieldChosenFor(string plain) => saved.Select(m => m.Columns.GetValueOrDefault(plain)).FirstOrDefault(f => f is not null && Fields.Contains(f));

    /// <summary>What was chosen for a file with the same header; null when there was none.</summary>
    public SavedColumns? Saved(HeaderTexts header)
    {
        if (saved.Count == 0)
            return null;
        var signature = header.Signature();
        return saved.FirstOrDefault(m => m.Signature == signature);
    }

    public string? Guess(IEnumerable<string> cells) => guess(cells);

    public bool IsTelling(string text) => telling(text);
}
