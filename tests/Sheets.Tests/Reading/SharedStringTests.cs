using System.Text;
using CsCheck;
using Shouldly;
using Xunit;

namespace Paiyi.Sheets.Tests.Reading;

/// <summary>The shared strings have a budget of memory; what is past it lies in a temporary file and reads the same.</summary>
public class SharedStringTests
{
    private static readonly SheetLimits Tight = new() { SharedStringMemory = 0, MaxCompressionRatio = 10_000 };

    [Fact]
    public void Strings_past_the_budget_read_the_same_in_any_order()
    {
        var texts = Enumerable.Range(0, 60_000).Select(n => n % 1000 == 0 ? "" : n % 777 == 0 ? new string('长', 30_000) : $"第{n}号 {new string('x', n % 90)}。").ToArray();
        var order = Enumerable.Range(0, texts.Length).Select(n => n * 7919L % texts.Length).Select(n => (int)n).ToArray();
        var rows = string.Concat(order.Select(n => $"<row><c t=\"s\"><v>{n}</v></c><c t=\"s\"><v>{texts.Length - 1 - n}</v></c></row>"));
        using var book = RawWorkbook.WithRows(rows).WithShared(string.Concat(texts.Select(text => $"<si><t>{text}</t></si>"))).Open(Tight);
        using var reader = book.OpenSheet(0);
        foreach (var n in order)
        {
            reader.Read().ShouldBeTrue();
            if (reader[0].GetText() != texts[n] || reader[1].GetText() != texts[^(n + 1)])
                reader[0].GetText().ShouldBe(texts[n], $"text {n}");
        }
    }

    [Fact]
    public void A_hundred_megabytes_of_strings_need_no_more_memory_than_their_budget()
    {
        const int Count = 400_000;
        var part = new MemoryStream(110 << 20);
        part.Write("<sst>"u8);
        for (var n = 0; n < Count; n++)
            part.Write(Encoding.UTF8.GetBytes($"<si><t>{n:0000000}{new string('汉', 80)}</t></si>"));
        part.Write("</sst>"u8);
        part.Length.ShouldBeGreaterThan(100_000_000);
        var bytes = RawWorkbook.WithRows($"<row><c t=\"s\"><v>{Count - 1}</v></c><c t=\"s\"><v>0</v></c></row>").WithShared("")
            .Part("xl/sharedStrings.xml", part.ToArray()).ToBytes();
        using var book = WorkbookReader.Open(new MemoryStream(bytes), new SheetLimits { SharedStringMemory = 8 << 20, MaxCompressionRatio = 10_000 });
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var reader = book.OpenSheet(0);
        reader.Read();
        reader.Texts().Select(text => text[..7]).ShouldBe([$"{Count - 1:0000000}", "0000000"]);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(14 << 20);
        (Read.Problem(bytes, new SheetLimits { MaxSharedStringBytes = 50 << 20, MaxCompressionRatio = 10_000 })?.Problem).ShouldBe(SheetProblem.TooLarge);
    }

    [Fact]
    public void A_temporary_file_has_no_name_and_goes_with_the_workbook()
    {
        var folder = Directory.CreateTempSubdirectory();
        var book = RawWorkbook.WithRows("<row><c t=\"s\"><v>0</v></c></row>")
            .WithShared(string.Concat(Enumerable.Repeat($"<si><t>{new string('x', 30_000)}</t></si>", 200))).Open(Tight with { TemporaryFolder = folder.FullName });
        using var reader = book.OpenSheet(0);
        reader.Read().ShouldBeTrue();
        folder.GetFiles().ShouldBeEmpty();
        folder.Delete();
        book.Dispose();
        reader[0].GetText().Length.ShouldBe(30_000);
    }

    [Fact]
    public void A_temporary_file_that_cannot_be_made_is_a_named_problem()
    {
        var book = RawWorkbook.WithRows("").WithShared(string.Concat(Enumerable.Repeat($"<si><t>{new string('x', 30_000)}</t></si>", 200)));
        book.Kind(Tight with { TemporaryFolder = "/does/not/exist" }).ShouldBe(SheetProblem.NoTemporarySpace);
        book.Kind(Tight with { TemporaryFolder = "/proc" }).ShouldBe(SheetProblem.NoTemporarySpace);
    }

    /// <summary>The quick way of reading an item and the thorough one must never disagree.</summary>
    [Fact]
    public void An_item_reads_the_same_when_it_is_spelled_unusually()
    {
        var text = Gen.String[Gen.Char["a &<_x0D1\t\n 汉"], 0, 12].Select(value => value.Replace("&", "&amp;").Replace("<", "&lt;"));
        var run = Gen.Select(text, Gen.Bool, Gen.Bool);
        Gen.Select(text, run.Array[0, 4], Gen.Int[0, 3]).Array[1, 6].Sample(
            items => Outcome(items, "").ShouldBe(Outcome(items, "<!-- -->")), iter: 1000);
    }

    private static string Outcome((string Text, (string Text, bool Preserve, bool Styled)[] Runs, int Kind)[] items, string between)
    {
        var xml = string.Concat(items.Select(item => between + item.Kind switch
        {
            0 => $"<si>{between}<t>{item.Text}</t></si>",
            1 => $"<si><t xml:space=\"preserve\">{item.Text}</t>{between}</si>",
            2 => $"<si>{between}{string.Concat(item.Runs.Select(run => $"<r>{(run.Styled ? "<rPr><b/><sz val=\"9\"/></rPr>" : "")}{between}<t{(run.Preserve ? " xml:space=\"preserve\"" : "")}>{run.Text}</t></r>"))}</si>",
            _ => $"<si><t>{item.Text}</t>{between}<rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si>",
        }));
        var cells = string.Concat(items.Select((_, n) => $"<c t=\"s\"><v>{n}</v></c>"));
        using var book = RawWorkbook.WithRows($"<row>{cells}</row>").WithShared(xml).Open();
        return string.Join('|', book.Rows().SelectMany(row => row));
    }
}
