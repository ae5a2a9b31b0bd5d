using System.Text;
using CsCheck;
using Shouldly;
using Xunit;

namespace Paiyi.Sheets.Tests.Reading;

/// <summary>The quick way of reading a cell and the thorough one must never disagree.</summary>
public class PlainCellTests
{
    private static readonly Gen<string> Value = Gen.OneOf(
        Gen.Double.Where(double.IsFinite).Select(number => number.ToString("R")),
        Gen.Int[0, 3].Select(number => $"{number}"),
        Gen.String[Gen.Char["a &;<_x0D1\t\n 汉"], 0, 12].Select(text => text.Replace("&", "&amp;").Replace("<", "&lt;")),
        OneOf("", " 7 ", "x", "-", "&#49;", "_x000D_", "TRUE", "2020-02-03"));

    private static readonly Gen<(string Type, string Style, string Value)> Cell =
        Gen.Select(OneOf("", "n", "s", "str", "inlineStr", "b", "e", "d", "zz"), OneOf("", "0", "1", "2", "99"), Value);

    [Fact]
    public void A_plain_cell_reads_the_same_when_it_is_spelled_unusually() =>
        Cell.Array[1, 5].Sample(
            cells => Outcome(cells, " s", "").ShouldBe(Outcome(cells, "\ns", "<!-- -->")),
            iter: 1000);

    [Theory]
    [InlineData("<c r=\"A1\"><v>1</v></c>", true)]
    [InlineData("<c r=\"A1\" s=\"3\" t=\"s\"><v>1</v></c>", true)]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><t>x</t></is></c>", true)]
    [InlineData("<c r=\"A1\" s=\"3\"/>", true)]
    [InlineData("<c r=\"A1\" t=\"s\" s=\"3\"><v>1</v></c>", true)]
    [InlineData("<c r=\"XFD1\" t=\"str\"><v>a_x000D_&amp;b</v></c>", true)]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> x</t></is></c>", true)]
    [InlineData("<c r=\"A1\" t=\"s\"><v>1234567890</v></c>", false)]
    [InlineData("<c r=\"A1\" s=\"12345678\"><v>1</v></c>", false)]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><r><t>x</t></r></is></c>", false)]
    [InlineData("<c r=\"A12\"><v>1</v></c>", false)]
    [InlineData("<c r=\"A1\"><v>1</v><f>2</f></c>", false)]
    [InlineData("<c r=\"A1\"><f>2</f><v>1</v></c>", false)]
    [InlineData("<c r=\"A1\" cm=\"1\"><v>1</v></c>", false)]
    [InlineData("<c r=\"A1\" t=\"s\"><v>x</v></c>", false)]
    [InlineData("<c r=\"a1\"><v>1</v></c>", false)]
    [InlineData("<c r=\"1\"><v>1</v></c>", false)]
    public void Only_plain_cells_are_recognised(string xml, bool isPlain)
    {
        var bytes = Encoding.UTF8.GetBytes(xml);
        var followed = Encoding.UTF8.GetBytes(xml + new string(' ', PlainCell.MinAhead));
        PlainCell.TryRead(followed, new RowDigits(1), out var cell).ShouldBe(isPlain);
        if (isPlain)
            cell.Length.ShouldBe(bytes.Length);
        for (var cut = 0; cut < bytes.Length; cut++)
            PlainCell.TryRead(bytes.AsSpan(0, cut), new RowDigits(1), out _).ShouldBeFalse();
    }

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static string Outcome((string Type, string Style, string Value)[] cells, string style, string before)
    {
        var xml = new StringBuilder();
        for (var at = 0; at < cells.Length; at++)
        {
            var (type, number, value) = cells[at];
            xml.Append($"{before}<c r=\"{CellReference.Format(1, at)}\"");
            if (number.Length > 0)
                xml.Append($"{style}=\"{number}\"");
            xml.Append(type.Length > 0 ? $" t=\"{type}\">" : ">");
            xml.Append(type == "inlineStr" ? $"<is><t>{value}</t></is></c>" : $"<v>{value}</v></c>");
        }
        var book = RawWorkbook.WithRows($"<row r=\"1\">{xml}</row>", $"<!--{new string('-', PlainCell.MinAhead).Replace("--", "- ")}-->").WithShared("<si><t>甲</t></si><si/>").WithFormats("0", "yyyy-mm-dd", "000");
        try
        {
            using var workbook = book.Open();
            using var reader = workbook.OpenSheet(0);
            reader.Read();
            var seen = Enumerable.Range(0, reader.ColumnCount).Select(at => $"{reader[at].Kind} {reader[at].HasCachedValue} {reader[at].GetText()}");
            return string.Join('|', seen) + reader.IsBlank;
        }
        catch (SheetException e)
        {
            return $"{e.Problem} {e.Column}";
        }
    }
}
