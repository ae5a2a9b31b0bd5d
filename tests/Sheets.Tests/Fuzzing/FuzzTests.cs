using System.Diagnostics;
using System.Globalization;
using System.Text;
using Xunit;

namespace Paiyi.Sheets.Tests.Fuzzing;

/// <summary>
/// Mutants of real files may be read or refused, but only with the one exception, soon, and in little memory. A
/// quarter of a minute each here; <c>bench/fuzz</c> takes as long as it is told, by the variable read below.
/// </summary>
public class FuzzTests(ITestOutputHelper output)
{
    private const long MaxBytes = 256L << 20;

    /// <summary>ExcelDataReader makes garbage for each of 65,536 rows that a damaged file claims to have.</summary>
    private const long MaxBytesOfOld = 4L << 30;

    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Budget =
        TimeSpan.FromSeconds(double.Parse(Environment.GetEnvironmentVariable("SHEETS_FUZZ_SECONDS") ?? "60", CultureInfo.InvariantCulture) / 4);

    private static readonly SheetLimits Limits = new() { MaxPartBytes = 4 << 20, SharedStringMemory = 1 << 20 };
    private static readonly byte[][] Workbooks = [.. Fixtures.Names("*.xls[xm]").Select(Fixtures.Bytes), Sample().ToBytes()];
    private static readonly byte[][] OldWorkbooks = [.. Fixtures.Names("*.xls").Select(Fixtures.Bytes)];

    [Fact]
    public Task Mutants_of_archives_only_ever_raise_the_one_exception() =>
        Run(random => Mutation.OfBytes(One(Workbooks, random), random));

    [Fact]
    public Task Mutants_of_parts_only_ever_raise_the_one_exception() =>
        Run(random => Mutation.OfParts(One(Workbooks, random), One(Workbooks, random), random));

    [Fact]
    public Task Mutants_of_old_workbooks_only_ever_raise_the_one_exception() =>
        Run(random => Mutation.OfBytes(One(OldWorkbooks, random), random), MaxBytesOfOld);

    [Fact]
    public Task Mutants_of_text_files_only_ever_raise_the_one_exception()
    {
        const string Text = "姓名,\"备\"\"注\n\",年龄\r\n张三;\t李四|5\r\n=\"007\",x\n";
        byte[][] sources = [.. ((string[])["utf-8", "utf-16", "utf-16BE", "gb18030"]).Select(name => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name)).Select(encoding => encoding.GetBytes(Text))];
        return Run(random => Mutation.OfBytes(One(sources, random), random));
    }

    private static byte[] One(byte[][] sources, Random random) => sources[random.Next(sources.Length)];

    private async Task Run(Func<Random, byte[]> mutant, long maxBytes = MaxBytes)
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var clock = Stopwatch.StartNew();
        var number = 0;
        for (; clock.Elapsed < Budget; number++)
        {
            var bytes = mutant(random);
            var fault = Task.Run(() => FaultOf(bytes, maxBytes));
            if (await Task.WhenAny(fault, Task.Delay(MaxTime)) != fault)
                Fail(bytes, $"seed {seed}, mutant {number} takes longer than {MaxTime.TotalSeconds} s", null);
            if (await fault is { } problem)
                Fail(bytes, $"seed {seed}, mutant {number}: {problem.Message}", problem);
        }
        output.WriteLine($"{number} mutants, seed {seed}");
    }

    private static void Fail(byte[] bytes, string what, Exception? problem)
    {
        var path = Path.Combine(Path.GetTempPath(), $"sheets-mutant-{Guid.NewGuid():N}");
        File.WriteAllBytes(path, bytes);
        throw new InvalidOperationException($"{what} ({path})", problem);
    }

    private static Exception? FaultOf(byte[] bytes, long maxBytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var fault = FaultOf(() => ReadAll(bytes)) ?? FaultOf(() => Annotate(bytes).GetAwaiter().GetResult());
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return fault ?? (allocated > maxBytes ? new InvalidOperationException($"{allocated >> 20} MB were allocated") : null);
    }

    private static Exception? FaultOf(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (SheetException)
        {
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private static void ReadAll(byte[] bytes)
    {
        using var file = SheetFile.Open(new MemoryStream(bytes), Limits);
        foreach (var sheet in file.Sheets)
        {
            file.ReadMergedRanges(sheet.Index);
            using var reader = file.OpenSheet(sheet.Index);
            while (reader.Read())
                reader.Texts();
        }
    }

    private static async Task Annotate(byte[] bytes)
    {
        try
        {
            var remarks = new Annotation[] { new(0, 1, 1, "甲"), new(0, 2, 0, "乙"), new(0, 3, 5, "丙") }.ToAsyncEnumerable();
            await WorkbookAnnotator.AnnotateAsync(new MemoryStream(bytes), Stream.Null, remarks, new AnnotationOptions { Limits = Limits });
        }
        catch (ArgumentException e) when (e.Message.StartsWith("The workbook has no sheet", StringComparison.Ordinal))
        {
        }
    }

    /// <summary>What the programs of the field do not write: every kind of cell, unusually spelled.</summary>
    private static RawWorkbook Sample() => RawWorkbook.WithRows(
            """<row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><f>A1</f><v>43864.5</v></c><c r="C1" t="inlineStr"><is><r><t xml:space="preserve">x &amp; y_x000D_</t></r><rPh><t>z</t></rPh></is></c></row><row r="3"><c r="A3" t="b"><v>1</v></c><c t="d"><v>2020-02-03</v></c></row>""",
            """<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>""",
            """<workbookPr date1904="1"/>""")
        .WithShared("<si><t>张三</t></si><si><r><t>a</t></r></si>")
        .WithStyles("""<numFmts><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts><fills count="1"><fill/></fills><cellXfs><xf numFmtId="0"/><xf numFmtId="164"><alignment/></xf></cellXfs>""");
}
