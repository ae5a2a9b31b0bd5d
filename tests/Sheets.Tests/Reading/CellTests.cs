using System.Globalization;
using System.Text;
using CsCheck;
using Shouldly;
using Xunit;

namespace Paiyi.Sheets.Tests.Reading;

public class CellTests
{
    private delegate T Look<T>(Cell cell);

    [Fact]
    public void A_cell_with_a_cached_formula_value_reads_as_that_value()
    {
        var (text, formula, cached) = First("""<c r="A1"><f>SUM(B1:B9)</f><v>42</v></c>""", cell => (cell.GetText(), cell.IsFormula, cell.HasCachedValue));
        (text, formula, cached).ShouldBe(("42", true, true));
    }

    [Fact]
    public void A_formula_that_was_never_calculated_is_empty_and_says_so()
    {
        var (kind, formula, cached) = First("""<c r="A1"><f>SUM(B1:B9)</f></c>""", cell => (cell.Kind, cell.IsFormula, cell.HasCachedValue));
        (kind, formula, cached).ShouldBe((CellKind.Empty, true, false));
    }

    [Fact]
    public void A_formula_that_yields_text_reads_as_text() =>
        First("""<c r="A1" t="str"><f>A2&amp;"x"</f><v>甲 &amp; 乙</v></c>""", cell => (cell.Kind, cell.GetText()))
            .ShouldBe((CellKind.Text, "甲 & 乙"));

    [Theory]
    [InlineData("""<c t="b"><v>1</v></c>""", CellKind.Boolean, "TRUE")]
    [InlineData("""<c t="b"><v>0</v></c>""", CellKind.Boolean, "FALSE")]
    [InlineData("""<c t="e"><v>#N/A</v></c>""", CellKind.Error, "#N/A")]
    [InlineData("""<c t="n"><v>7</v></c>""", CellKind.Number, "7")]
    [InlineData("""<c/>""", CellKind.Empty, "")]
    [InlineData("""<c><v/></c>""", CellKind.Empty, "")]
    [InlineData("""<c><v></v></c>""", CellKind.Empty, "")]
    [InlineData("""<c t="inlineStr"><is><t>直接</t></is></c>""", CellKind.Text, "直接")]
    [InlineData("""<c t="inlineStr"><is><t/></is></c>""", CellKind.Empty, "")]
    [InlineData("""<c t="d"><v>2020-02-03T08:30:00</v></c>""", CellKind.Date, "2020-02-03 08:30:00")]
    [InlineData("""<c t="d"><v>2020-02-03</v></c>""", CellKind.Date, "2020-02-03")]
    [InlineData("""<c t="inlineStr"><is><t>a<![CDATA[<b>&amp;]]><!-- no -->c</t></is></c>""", CellKind.Text, "a<b>&amp;c")]
    [InlineData("""<c t="str"><v>&#x6C49;&#23383;&lt;&gt;&quot;&apos;</v></c>""", CellKind.Text, "汉字<>\"'")]
    public void Every_storage_of_a_value_has_its_kind_and_text(string cell, CellKind kind, string text) =>
        First(cell, c => (c.Kind, c.GetText())).ShouldBe((kind, text));

    [Theory]
    [InlineData("1", "1")]
    [InlineData("-12", "-12")]
    [InlineData("1E3", "1000")]
    [InlineData("36.600000000000001", "36.6")]
    [InlineData("0.30000000000000004", "0.3")]
    [InlineData("1.5E-7", "0.00000015")]
    [InlineData("123456789012345", "123456789012345")]
    [InlineData("1.23456789012345E+14", "123456789012345")]
    [InlineData("1.1010519491231E+17", "110105194912310000")]
    [InlineData("110105194912310021", "110105194912310021")]
    [InlineData("13800138000", "13800138000")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("0", "0")]
    [InlineData("007", "7")]
    public void A_number_reads_as_a_person_sees_it(string stored, string text) =>
        First($"<c><v>{stored}</v></c>", cell => cell.GetText()).ShouldBe(text);

    [Fact]
    public void A_number_is_the_nearest_double()
    {
        var spelled = Gen.Select(Gen.OneOf(Gen.Const(""), Gen.Const("-")), Gen.Long[0, long.MaxValue], Gen.Int[0, 25], (sign, digits, point) =>
        {
            var text = $"{digits}".PadLeft(point + 1, '0');
            return sign + (point == 0 ? text : text[..^point] + "." + text[^point..]);
        });
        Gen.OneOf(spelled, Gen.Double.Where(double.IsFinite).Select(number => number.ToString("R", CultureInfo.InvariantCulture)), Gen.Int[-99_999, 99_999].Select(number => $"{number}")).Sample(
            text =>
            {
                NumberText.TryParse(Encoding.UTF8.GetBytes(text), out var number).ShouldBeTrue();
                BitConverter.DoubleToInt64Bits(number).ShouldBe(BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)), text);
            },
            iter: 20_000);
        foreach (var text in (string[])["", "-", ".", "-.", "1.2.3", "1-2", "E5", "1e999", "١"])
            NumberText.TryParse(Encoding.UTF8.GetBytes(text), out _).ShouldBeFalse(text);
    }

    [Theory]
    [InlineData("1.10105E+17", true)]
    [InlineData("110105194912310021", true)]
    [InlineData("1234567890123456", true)]
    [InlineData("123456789012345", false)]
    [InlineData("0.30000000000000004", false)]
    [InlineData("36.600000000000001", false)]
    public void A_number_of_more_than_15_digits_has_lost_some(string stored, bool lost) =>
        First($"<c><v>{stored}</v></c>", cell => cell.LostDigits).ShouldBe(lost);

    [Fact]
    public void A_format_of_zeros_shows_leading_zeros()
    {
        using var book = RawWorkbook.WithRows("""<row><c s="1"><v>100029</v></c><c s="1"><v>29</v></c></row>""").WithFormats("0", "000000").Open();
        book.Rows().Single().ShouldBe(["100029", "000029"]);
    }

    [Fact]
    public void A_column_past_the_last_one_is_empty()
    {
        using var book = RawWorkbook.WithRows("""<row r="1"><c r="B1"><v>1</v></c></row>""").Open();
        using var reader = book.OpenSheet(0);
        reader.Read().ShouldBeTrue();
        reader.ColumnCount.ShouldBe(2);
        reader[0].IsEmpty.ShouldBeTrue();
        reader[500].IsEmpty.ShouldBeTrue();
    }

    private static T First<T>(string cell, Look<T> look)
    {
        using var book = RawWorkbook.WithRows($"<row>{cell}</row>").Open();
        using var reader = book.OpenSheet(0);
        reader.Read().ShouldBeTrue();
        return look(reader[0]);
    }
}
