using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Lists.Reading;

/// <summary>What headers mean for a kind of list in a place.</summary>
internal static class ListWords
{
    public static async Task<ColumnWords> ReadAsync(PaiyiDb db, ListKind kind, ListImport import, CancellationToken ct)
    {
        var place = ListScopes.PlaceOf(import);
        var saved = await db.ListMappings.AsNoTracking().Where(m => m.Kind == kind.Key && m.Place == place).OrderByDescending(m => m.UsedAt).Take(ListMapping.Most).ToListAsync(ct);
        return new ColumnWords(
            Known(kind), Required(kind), saved.ConvertAll(m => new SavedColumns(m.Signature, m.Columns, m.Values)), cells => Guess(kind, cells), text => Guess(kind, [text, text]) is not null);
    }

    public static List<string> Required(ListKind kind) => [.. kind.Fields.Where(f => f.IsRequired).Select(f => f.Key)];

    /// <summary>What a column may be.</summary>
    public static List<ImportFieldRow> Choices(ListKind kind, Staff staff, Language language) =>
        [.. kind.Fields.Select(f => new ImportFieldRow(f.Key, f.Label(language), f.IsRequired, f.Choices?.Invoke(language, staff)))];

    private static Dictionary<string, string> Known(ListKind kind) => kind.Fields
        .SelectMany(f => f.Synonyms.Concat([f.Zh, f.En, f.Key]).Select(word => (Word: HeaderTexts.Plain(word), f.Key)))
        .DistinctBy(f => f.Word).ToDictionary(f => f.Word, f => f.Key);

    /// <summary>Only values that hardly anything else looks like tell a field: numbers with check characters and words of a dictionary.</summary>
    private static string? Guess(ListKind kind, IEnumerable<string> cells)
    {
        var texts = cells.ToList();
        return texts.Count < 2 ? null : kind.Fields.FirstOrDefault(f => (f.IsText || f.Choices is not null) && f.IsTelling(texts))?.Key;
    }

    private static bool IsTelling(this ListField field, List<string> texts) => texts.Count(t => field.Read(t).Refusal is null) * 10 >= texts.Count * 8;
}
