using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace Paiyi.Sheets;

/// <summary>The rows of a sheet of Excel 97 to 2003, at most 65,536 of 256 columns.</summary>
internal sealed class LegacySheetReader(IExcelDataReader source, Sheet sheet, SheetLimits limits) : ISheetReader
{
    private readonly SheetPosition position = new("workbook", sheet.Name);
    private readonly RowBuffer row = new(limits.MaxColumns);
    private readonly Dictionary<string, NumberFormat> formats = [];
    private int blankRows;

    public int RowNumber => position.Row;

    public bool IsBlank => row.IsBlank;

    public int ColumnCount => row.ColumnCount;

    public Cell this[int column] => row.Get(column, null);

    public bool Read()
    {
        while (LegacyFault.Guard(source.Read, sheet.Name, position.Row + 1))
        {
            row.Clear();
            position.Row++;
            LegacyFault.Guard(ReadCells, sheet.Name, position.Row);
            position.Column = -1;
            if (!row.IsBlank && position.Row > limits.MaxRows)
                throw position.Problem(SheetProblem.TooManyRows, $"There are more than {limits.MaxRows} rows");
            if (row.IsBlank && ++blankRows > limits.MaxBlankRows)
                throw position.Problem(SheetProblem.TooManyRows, $"There are more than {limits.MaxBlankRows} blank rows");
            if (row.ColumnCount > 0)
                return true;
        }
        row.Clear();
        return false;
    }

    public void Dispose() => source.Dispose();

    private bool ReadCells()
    {
        for (var column = 0; column < source.FieldCount; column++)
        {
            if (source.GetValue(column) is not { } value || value is "")
                continue;
            position.Column = column;
            if (column >= limits.MaxColumns)
                throw position.Problem(SheetProblem.TooManyColumns, $"There are more than {limits.MaxColumns} columns");
            row.TryAdd(column);
            Store(column, value);
        }
        return true;
    }

    private void Store(int column, object value)
    {
        switch (value)
        {
            case string text:
                if (text.Length > limits.MaxCellChars)
                    throw position.Problem(SheetProblem.CellTooLong, $"A text is longer than {limits.MaxCellChars} characters");
                Set(column, CellKind.Text, text);
                break;
            case bool truth:
                Set(column, CellKind.Boolean, truth ? "1" : "0");
                break;
            case DateTime moment:
                Set(column, CellKind.Date, moment.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture), CellTraits.IsoDate);
                break;
            case TimeSpan time when time >= TimeSpan.Zero && time < TimeSpan.FromDays(1):
                Set(column, CellKind.Date, time.ToString(@"hh\:mm\:ss\.fffffff", CultureInfo.InvariantCulture), CellTraits.IsoDate);
                break;
            case TimeSpan time:
                Set(column, CellKind.Number, time.TotalDays.ToString("R", CultureInfo.InvariantCulture));
                break;
            default:
                Set(column, CellKind.Number, Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture));
                break;
        }
    }

    private void Set(int column, CellKind kind, string text, CellTraits traits = CellTraits.None)
    {
        var start = row.Bytes.Length;
        row.Bytes.Advance(Encoding.UTF8.GetBytes(text, row.Bytes.Reserve(text.Length * 3)));
        row.Set(column, kind, traits | CellTraits.Cached, start, row.Bytes.Length - start, FormatOf(column));
    }

    private NumberFormat FormatOf(int column)
    {
        var code = source.GetNumberFormatString(column) ?? "";
        if (!formats.TryGetValue(code, out var format))
            formats[code] = format = NumberFormat.OfCode(code);
        return format;
    }
}
