using Shouldly;
using Xunit;

namespace Paiyi.Sheets.Tests.Reading;

public class DateTests
{
    [Theory]
    [InlineData("43864", "2020-02-03")]
    [InlineData("43864.354166666664", "2020-02-03 08:30:00")]
    [InlineData("1", "1900-01-01")]
    [InlineData("59", "1900-02-28")]
    [InlineData("61", "1900-03-01")]
    [InlineData("60", "60")]
    [InlineData("2958465", "9999-12-31")]
    [InlineData("2958466", "2958466")]
    [InlineData("-1", "-1")]
    [InlineData("0.5", "12:00:00")]
    public void Days_count_from_1900_with_a_leap_day_that_never_was(string serial, string text) =>
        Dated(serial, "14").ShouldBe(text);

    [Theory]
    [InlineData("0", "1904-01-01")]
    [InlineData("42402", "2020-02-03")]
    [InlineData("60", "1904-03-01")]
    public void Days_count_from_1904_when_the_workbook_says_so(string serial, string text) =>
        Dated(serial, "14", """<workbookPr date1904="1"/>""").ShouldBe(text);

    [Theory]
    [InlineData("yyyy-mm-dd", "2020-02-03")]
    [InlineData("yyyy\"年\"m\"月\"d\"日\"", "2020-02-03")]
    [InlineData("[$-804]yyyy\"年\"m\"月\";@", "2020-02-03")]
    [InlineData("m/d", "2020-02-03")]
    [InlineData("mmm", "2020-02-03")]
    [InlineData("aaaa", "2020-02-03")]
    [InlineData("h:mm", "00:00:00")]
    [InlineData("[h]:mm:ss", "00:00:00")]
    [InlineData("上午/下午h\"时\"mm\"分\"", "00:00:00")]
    [InlineData("General", "43864")]
    [InlineData("G/通用格式", "43864")]
    [InlineData("0.00E+00", "43864")]
    [InlineData("0\"days\"", "43864")]
    [InlineData("[Red]0", "43864")]
    [InlineData("#,##0", "43864")]
    [InlineData("\\d0", "43864")]
    [InlineData("@", "43864")]
    [InlineData("31", "2020-02-03")]
    [InlineData("57", "2020-02-03")]
    [InlineData("22", "2020-02-03")]
    [InlineData("49", "43864")]
    public void A_number_format_decides_whether_a_number_is_a_date(string format, string text) =>
        Dated("43864", format).ShouldBe(text);

    [Fact]
    public void A_text_that_looks_like_a_date_stays_a_text()
    {
        using var book = RawWorkbook.WithRows("""<row><c t="inlineStr"><is><t>2020-02-03</t></is></c></row>""").Open();
        using var reader = book.OpenSheet(0);
        reader.Read();
        reader[0].Kind.ShouldBe(CellKind.Text);
        reader[0].TryGetDate(out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2020-02-03T08:30:00Z", "2020-02-03 08:30:00")]
    [InlineData("2020-02-03T08:30:00+08:00", "2020-02-03 08:30:00")]
    [InlineData("2020-02-03T08:30:00.5", "2020-02-03 08:30:00")]
    [InlineData("08:30:00", "08:30:00")]
    [InlineData("soon", "soon")]
    public void An_iso_date_is_what_the_clock_on_the_wall_shows(string stored, string text) =>
        RawWorkbook.WithRows($"""<row><c t="d"><v>{stored}</v></c></row>""").Rows().Single().ShouldBe([text]);

    [Fact]
    public void Every_day_of_the_calendar_converts_there_and_back()
    {
        for (var day = new DateTime(1900, 1, 1); day.Year < 2300; day = day.AddDays(13).AddSeconds(1))
        {
            SerialDate.TryConvert(day, out var serial).ShouldBeTrue();
            SerialDate.TryConvert(serial, false, out var back).ShouldBeTrue();
            back.ShouldBe(day);
        }
    }

    private static string Dated(string serial, string format, string properties = "") =>
        RawWorkbook.WithRows($"""<row><c s="1"><v>{serial}</v></c></row>""", "", properties).WithFormats("0", format).Rows().Single()[0];
}
