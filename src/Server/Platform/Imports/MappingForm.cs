using System.ComponentModel.DataAnnotations;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;
using Paiyi.Sheets;

namespace Paiyi.Server.Platform.Imports;

/// <summary>Puts the reading of a file into words for who corrects it.</summary>
/// <param name="fields">What a column may be.</param>
internal sealed class MappingForms(ColumnWords words, IReadOnlyList<ImportFieldRow> fields)
{
    private const int Samples = 4;
    private const int MaxSample = 40;
    private const int MaxRowText = 120;

    /// <summary>The form for the sheet and the header that somebody looks at; null when there is no such sheet.</summary>
    /// <param name="kept">What the import has been read by so far.</param>
    /// <param name="unknown">Values that were not understood.</param>
    public ImportMappingForm? Form(
        ISheetFile book, int? sheet, int? headerRow, ImportLayout? kept, IReadOnlyList<UnknownValue> unknown, bool isChangeable)
    {
        var chosen = sheet ?? kept?.Sheet ?? 0;
        if (chosen >= book.Sheets.Count)
            return null;
        var start = SheetStart.Read(book, chosen);
        var finder = new LayoutFinder(words);
        var layout = kept is not null && kept.Sheet == chosen && (headerRow ?? kept.HeaderRow) == kept.HeaderRow ? kept
            : headerRow is null ? finder.In(start)
            : finder.At(start, start.IndexOf(headerRow));
        return new ImportMappingForm(
            [.. book.Sheets.Select(s => new ImportSheetRow(s.Index, s.Name, s.Visibility != SheetVisibility.Visible))], start.Sheet, layout.HeaderRow,
            [.. start.Rows.Take(SheetStart.HeaderSearch).Select(r => new ImportFirstRow(r.Number, RawText.Start(string.Join("  ", r.Texts.Where(t => t.Length > 0).Select(Shown)), MaxRowText)))],
            Columns(start, layout), fields, Values(unknown, layout), isChangeable);
    }

    private List<ImportFileColumn> Columns(SheetStart start, ImportLayout layout)
    {
        var at = start.IndexOf(layout.HeaderRow);
        var header = start.Header(at);
        var columns = new List<ImportFileColumn>();
        for (var index = 0; index < start.Width; index++)
        {
            var text = index < header.Count ? header[index] : "";
            var below = start.Below(at, index).ToList();
            if (text.Length == 0 && below.Count == 0)
                continue;
            var column = layout.Columns.Where(c => c.Index == index).Select(c => (ImportColumn?)c).FirstOrDefault();
            var guess = column is null ? words.Guess(below) : null;
            columns.Add(new ImportFileColumn(
                index, CellReference.Format(1, index)[..^1], RawText.Start(RawText.OneLine(text), 60), [.. below.Distinct().Take(Samples).Select(Shown)], column?.Field, column?.By,
                layout.Columns.Any(c => c.Field == guess) ? null : guess));
        }

        return columns;
    }

    private List<ImportValueRow> Values(IReadOnlyList<UnknownValue> unknownValues, ImportLayout layout)
    {
        var given = layout.Values.ToDictionary(v => (v.Field, v.From), v => v.To);
        var unknown = unknownValues.Select(v => new ImportValueRow(
            v.Field, v.Text, v.Rows, given.GetValueOrDefault((v.Field, v.Text)),
            fields.FirstOrDefault(f => f.Key == v.Field)?.Choices is { } choices ? Suggestions.Nearest(v.Text, choices) : null)).ToList();
        return [.. unknown, .. layout.Values.Where(v => !unknown.Exists(u => u.Field == v.Field && u.Text == v.From)).Select(v => new ImportValueRow(v.Field, v.From, 0, v.To, null))];
    }

    /// <summary>A value as a sample: enough to recognise what it is, never a whole number of a person.</summary>
    private static string Shown(string text)
    {
        var line = RawText.Start(RawText.OneLine(text), MaxSample);
        var digits = line.Count(char.IsAsciiDigit);
        return digits < 7 || WrittenTimes.TryDay(line, out _) ? line : digits == 11 ? Masks.Phone(line) : Masks.Document(line);
    }
}

/// <summary>What a file's columns are taken for.</summary>
/// <param name="Sheet">The index of the sheet that is read.</param>
/// <param name="HeaderRow">From 1; 0 when there is no header.</param>
/// <param name="Rows">The first rows of the sheet, any of which may be the header.</param>
/// <param name="Fields">What a column may be.</param>
/// <param name="Values">Values that were not understood, or that somebody has given a meaning.</param>
/// <param name="Changeable">False once the import is under way.</param>
public sealed record ImportMappingForm(
    IReadOnlyList<ImportSheetRow> Sheets, int Sheet, int HeaderRow, IReadOnlyList<ImportFirstRow> Rows, IReadOnlyList<ImportFileColumn> Columns,
    IReadOnlyList<ImportFieldRow> Fields, IReadOnlyList<ImportValueRow> Values, bool Changeable);

public sealed record ImportSheetRow(int Index, string Name, bool Hidden);

public sealed record ImportFirstRow(int Row, string Text);

/// <summary>A column of the file.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Letter">As spreadsheets call it.</param>
/// <param name="Samples">The first few different values; long numbers are masked.</param>
/// <param name="Field">What it is read as; null when it is not read.</param>
/// <param name="Suggestion">What its values look like, for a column that is not read.</param>
public sealed record ImportFileColumn(
    int Index, string Letter, string Header, IReadOnlyList<string> Samples, string? Field, ColumnMatch? By, string? Suggestion);

/// <param name="Choices">The only values that the field takes; null when it takes others.</param>
public sealed record ImportFieldRow(string Key, string Label, bool Required, IReadOnlyList<string>? Choices);

/// <param name="Rows">In how many rows it was not understood; 0 when it has a meaning by now.</param>
/// <param name="Meaning">What somebody said it is read as; empty for nothing at all.</param>
public sealed record ImportValueRow(string Field, string Text, int Rows, string? Meaning, string? Suggestion);

/// <summary>What the columns and values of a file mean.</summary>
/// <param name="HeaderRow">From 1; 0 when there is no header.</param>
/// <param name="Columns">Those that are read.</param>
/// <param name="Values">What values stand for throughout the file.</param>
/// <param name="Remember">Whether the next file with the same header is read likewise.</param>
public sealed record ImportMappingChoice(
    [property: Range(0, 1000)] int Sheet, [property: Range(0, 100_000)] int HeaderRow, [property: MaxLength(200)] List<ImportColumnChoice> Columns,
    [property: MaxLength(1000)] List<ImportValue> Values, bool Remember);

/// <param name="Index">From 0.</param>
public sealed record ImportColumnChoice([property: Range(0, 999)] int Index, [property: MaxLength(80)] string Field);
