using System.Globalization;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;
using Paiyi.Sheets;

namespace Paiyi.Server.Regions.Imports.Sheet;

/// <summary>A division as the file has it. A text that says nothing is null.</summary>
internal sealed record DivisionRow(int Row, string Code, string Name, string? Level, string? Parent, string? ValidFrom);

/// <summary>Reads a list of divisions from a workbook's first visible sheet or a text file, whatever the order of its columns.</summary>
internal static class DivisionSheet
{
    public const int MostRows = 200_000;
    private const int HeaderSearch = 20;
    private static readonly SheetLimits Limits = new() { MaxFileBytes = 20L << 20, MaxColumns = 200, MaxPartBytes = 1L << 28 };

    private static readonly Dictionary<string, Field> Words = new()
    {
        ["代码"] = Field.Code, ["区划代码"] = Field.Code, ["行政区划代码"] = Field.Code, ["统计用区划代码"] = Field.Code, ["编码"] = Field.Code, ["code"] = Field.Code,
        ["名称"] = Field.Name, ["区划名称"] = Field.Name, ["行政区划名称"] = Field.Name, ["单位名称"] = Field.Name, ["name"] = Field.Name,
        ["级别"] = Field.Level, ["行政级别"] = Field.Level, ["level"] = Field.Level,
        ["上级"] = Field.Parent, ["上级代码"] = Field.Parent, ["上级区划"] = Field.Parent, ["上级区划代码"] = Field.Parent, ["parent"] = Field.Parent,
        ["parentcode"] = Field.Parent,
        ["启用日期"] = Field.ValidFrom, ["生效日期"] = Field.ValidFrom, ["validfrom"] = Field.ValidFrom,
    };

    internal enum Field
    {
        Code,
        Name,
        Level,
        Parent,
        ValidFrom,
    }

    /// <param name="file">Seekable; left open.</param>
    public static (List<DivisionRow> Rows, Refusal? Refusal) Read(Stream file, CancellationToken ct)
    {
        try
        {
            using var book = SheetFile.Open(file, Limits, leaveOpen: true);
            if (book.Sheets.FirstOrDefault(s => s.Visibility == SheetVisibility.Visible) is not { } sheet)
                return ([], RegionImportProblems.HeaderMissing);
            using var reader = book.OpenSheet(sheet.Index);
            return Read(reader, ct);
        }
        catch (SheetException e) when (e.IsOfFile)
        {
            return ([], RegionImportProblems.Of(e.Problem));
        }
    }

    /// <summary>Where a file that was read before has its header, and what column stands for what (1 for column A); null when it has none.</summary>
    /// <exception cref="SheetException">The file is no spreadsheet.</exception>
    public static (MarkedSheet Sheet, Dictionary<Field, int> Columns)? Place(Stream file)
    {
        using var book = SheetFile.Open(file, Limits, leaveOpen: true);
        if (book.Sheets.FirstOrDefault(s => s.Visibility == SheetVisibility.Visible) is not { } sheet)
            return null;
        using var reader = book.OpenSheet(sheet.Index);
        if (FindHeader(reader) is not { } found)
            return null;
        var columns = found.ToDictionary(c => c.Key, c => c.Value + 1);
        return (new MarkedSheet(sheet.Index, reader.RowNumber, columns[Field.Code], "区划 Regions"), columns);
    }

    private static (List<DivisionRow> Rows, Refusal? Refusal) Read(ISheetReader reader, CancellationToken ct)
    {
        if (FindHeader(reader) is not { } columns)
            return ([], RegionImportProblems.HeaderMissing);
        var rows = new List<DivisionRow>();
        while (reader.Read())
        {
            string? Text(Field field) => columns.TryGetValue(field, out var at) && Shown(reader[at]) is { Length: > 0 } text ? text : null;
            if (Text(Field.Code) is null && Text(Field.Name) is null)
                continue;
            if (rows.Count == MostRows)
                return ([], RegionImportProblems.TooManyRows);
            rows.Add(new DivisionRow(
                reader.RowNumber, Text(Field.Code) ?? "", Text(Field.Name) ?? "", Text(Field.Level), Text(Field.Parent), Text(Field.ValidFrom)));
            if (rows.Count % 1000 == 0)
                ct.ThrowIfCancellationRequested();
        }

        return rows.Count == 0 ? ([], RegionImportProblems.RowsMissing) : (rows, null);
    }

    private static Dictionary<Field, int>? FindHeader(ISheetReader reader)
    {
        for (var seen = 0; seen < HeaderSearch && reader.Read();)
        {
            if (reader.IsBlank)
                continue;
            seen++;
            var columns = new Dictionary<Field, int>();
            for (var index = 0; index < reader.ColumnCount; index++)
            {
                if (Words.TryGetValue(Plain(reader[index].GetText()), out var field))
                    columns.TryAdd(field, index);
            }

            if (columns.ContainsKey(Field.Code) && columns.ContainsKey(Field.Name))
                return columns;
        }

        return null;
    }

    private static string Plain(string header) =>
        string.Concat(header.Select(RawText.Narrow).Where(char.IsLetter)).ToLowerInvariant();

    /// <summary>A day as it is written in a form, whatever the spreadsheet made of it; a number that lost digits is no code any more.</summary>
    private static string Shown(Cell cell)
    {
        if (cell.IsEmpty || cell.Kind == CellKind.Error)
            return "";
        if (cell.Kind == CellKind.Date && cell.TryGetDate(out var day))
            return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return cell.LostDigits ? "?" : RawText.OneLine(cell.GetText()).Trim(' ', '\u3000', '\u00A0');
    }
}
