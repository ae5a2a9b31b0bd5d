using System.Globalization;
using System.Text;
using CsCheck;
using Shouldly;
using Xunit;

namespace Paiyi.Sheets.Tests;

/// <summary>Any table that is written is read back equal: its texts to the last character, its values with their kinds.</summary>
public class RoundTripTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String.Select(Valid),
        Gen.String[Gen.Char["_x0123ABF \t\r\n<>&\"';,|=+-@汉\u0001\u001F\uFFFE\uFFFF\u00A0\u3000"], 0, 20],
        OneOf("😀", "𠀀𠀀", " 前后 ", "_x005F_", "_x000D_", "]]>", "&#65;", "=\"007\"", "\uFEFF", new string('长', 32_767)));

    private static readonly Gen<object> Value = Gen.OneOf(
        Text.Select(text => (object)text),
        Gen.Double.Where(double.IsFinite).Select(number => (object)number),
        Gen.Int[-1_000_000, 1_000_000].Select(number => (object)(number / 1000.0)),
        Gen.Long[-999_999_999_999_999, 999_999_999_999_999].Select(number => (object)number),
        Gen.Int[-100_000_000, 100_000_000].Select(number => (object)(number / 100m)),
        Gen.Bool.Select(truth => (object)truth),
        Gen.Int[0, 2_958_463].Select(day => (object)new DateOnly(1900, 1, 1).AddDays(day)),
        Gen.Long[0, 2_958_463L * 86_400_000].Select(milliseconds => (object)new DateTime(1900, 1, 1).AddMilliseconds(milliseconds)));

    [Fact]
    public void A_workbook() => Value.Array[0, 6].Array[0, 8].Sample(
        rows =>
        {
            using var book = WorkbookReader.Open(new MemoryStream(Workbook(rows).Result));
            using var reader = book.OpenSheet(0);
            for (var row = 0; row < rows.Length; row++)
            {
                reader.Read().ShouldBeTrue();
                reader.RowNumber.ShouldBe(row + 1);
                for (var column = 0; column < rows[row].Length; column++)
                    ShouldHold(reader[column], rows[row][column]);
            }
            reader.Read().ShouldBeFalse();
        },
        iter: 300);

    [Fact]
    public void A_text_file() => Gen.Select(Value.Array[1, 5].Array[1, 8], OneOf(',', ';', '\t', '|')).Sample(
        (rows, delimiter) =>
        {
            using var reader = DelimitedReader.Open(new MemoryStream(TextFile(rows, delimiter).Result), delimiter: delimiter);
            var back = reader.Rows();
            back.Skip(1).ShouldBe(rows.Select(row => row.Select(value => Unprotected(Spelled(value))).ToArray()));
        },
        iter: 300);

    private static async Task<byte[]> Workbook(object[][] rows)
    {
        var stream = new MemoryStream();
        await using var book = new WorkbookWriter(stream);
        var sheet = book.AddSheet("t", []);
        foreach (var row in rows)
        {
            foreach (var value in row)
                Write(sheet, value);
            await sheet.EndRowAsync();
        }
        await book.CompleteAsync();
        return stream.ToArray();
    }

    private static void Write(SheetWriter sheet, object value) => _ = value switch
    {
        string text => sheet.Text(text),
        double number => sheet.Number(number),
        long number => sheet.Number(number),
        decimal number => sheet.Number(number),
        bool truth => sheet.Boolean(truth),
        DateOnly day => sheet.Date(day),
        DateTime moment => sheet.DateTime(moment),
        _ => sheet.Empty(),
    };

    private static void ShouldHold(Cell cell, object value)
    {
        switch (value)
        {
            case string text:
                cell.Kind.ShouldBe(text.Length == 0 ? CellKind.Empty : CellKind.Text);
                cell.GetText().ShouldBe(text);
                break;
            case bool truth:
                (cell.Kind, cell.GetText()).ShouldBe((CellKind.Boolean, truth ? "TRUE" : "FALSE"));
                break;
            case DateOnly day:
                cell.TryGetDate(out var date).ShouldBeTrue();
                DateOnly.FromDateTime(date).ShouldBe(day);
                break;
            case DateTime moment:
                cell.TryGetDate(out var read).ShouldBeTrue();
                read.ShouldBe(moment);
                break;
            default:
                cell.Kind.ShouldBe(CellKind.Number);
                cell.TryGetNumber(out var number).ShouldBeTrue();
                number.ShouldBe(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    /// <summary>Behind a header of plain text, since a file that begins with markup or holds binary data is none.</summary>
    private static async Task<byte[]> TextFile(object[][] rows, char delimiter)
    {
        var stream = new MemoryStream();
        var writer = new DelimitedWriter(stream, new DelimitedOptions { Delimiter = delimiter, NeutraliseFormulas = false });
        writer.Text("表头");
        writer.EndRow();
        foreach (var row in rows)
        {
            foreach (var value in row)
                Write(writer, value);
            await writer.EndRowAsync();
        }
        await writer.FlushAsync();
        return stream.ToArray();
    }

    private static void Write(DelimitedWriter writer, object value) => _ = value switch
    {
        double number => writer.Number(number),
        long number => writer.Number(number),
        decimal number => writer.Number(number),
        bool truth => writer.Boolean(truth),
        DateOnly day => writer.Date(day),
        DateTime moment => writer.DateTime(moment),
        _ => writer.Text(Plain((string)value)),
    };

    private static string Spelled(object value) => value switch
    {
        string text => Plain(text),
        bool truth => truth ? "TRUE" : "FALSE",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>Text files have no escape for control characters; with them a file would be taken for a binary one.</summary>
    private static string Plain(string text) => string.Concat(text.Where(c => c >= ' ' || c is '\t' or '\r' or '\n'));

    /// <summary>Digits protected from Excel read as those digits.</summary>
    private static string Unprotected(string text) =>
        text.Length >= 3 && text.StartsWith("=\"", StringComparison.Ordinal) && text.IndexOf('"', 2) == text.Length - 1 ? text[2..^1] : text;

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static string Valid(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
