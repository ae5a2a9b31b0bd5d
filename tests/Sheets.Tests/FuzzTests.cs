using System.Diagnostics;
using System.Text;
using Xunit;

namespace Paiyi.Sheets.Tests;

/// <summary>Mutated files may be read or refused, but only with the one exception, and always in the end.</summary>
public class FuzzTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(4);
    private static readonly string[] Tokens =
        ["<", ">", "</c>", "<c", "/>", "&", "&amp;", "<![CDATA[", "]]>", "<!--", "-->", "<?", "\"", "'", "r=\"A1\"", "t=\"s\"", "_x0000_", "\0", "<row>", "</row>", "<is><t>", "9999999999", "-", "<rPh>"];

    private static readonly SheetLimits Limits = new() { MaxPartBytes = 4 << 20 };

    [Fact]
    public Task Mutated_archives_only_ever_raise_the_one_exception() =>
        Run(random => Mutate(Sample().ToBytes(), random));

    [Fact]
    public Task Mutated_parts_only_ever_raise_the_one_exception() =>
        Run(random =>
        {
            var part = Parts[random.Next(Parts.Length)];
            return Sample().Part(part.Name, Mutate(Encoding.UTF8.GetBytes(part.Text), random)).ToBytes();
        });

    [Fact]
    public void Mutated_text_files_only_ever_raise_the_one_exception()
    {
        var source = CodePagesEncodingProvider.Instance.GetEncoding(54936)!.GetBytes("姓名,\"备\"\"注\n\",年龄\r\n张三;\t李四|5\r\n=\"007\",x\n");
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Budget / 2;)
        {
            var bytes = Mutate(source, random);
            Try(seed, () =>
            {
                using var reader = DelimitedReader.Open(new MemoryStream(bytes), Limits);
                reader.Rows();
            });
        }
    }

    private static readonly (string Name, string Text)[] Parts =
    [
        ("xl/worksheets/sheet1.xml", RawWorkbook.Worksheet("""<row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><f>A1</f><v>43864.5</v></c><c r="C1" t="inlineStr"><is><r><t xml:space="preserve">x &amp; y_x000D_</t></r><rPh><t>z</t></rPh></is></c></row><row r="3"><c r="A3" t="b"><v>1</v></c><c t="d"><v>2020-02-03</v></c></row>""", """<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>""")),
        ("xl/sharedStrings.xml", RawWorkbook.SharedStrings("<si><t>张三</t></si><si><r><t>a</t></r></si>")),
        ("xl/styles.xml", $"""<styleSheet xmlns="{RawWorkbook.Main}"><numFmts><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts><fills count="1"><fill/></fills><cellXfs><xf numFmtId="0"/><xf numFmtId="164"><alignment/></xf></cellXfs></styleSheet>"""),
        ("xl/workbook.xml", RawWorkbook.Workbook("""<sheet name="名单" sheetId="1" r:id="rId1"/>""", """<workbookPr date1904="1"/>""")),
        ("xl/_rels/workbook.xml.rels", RawWorkbook.Relationships(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml"), ("rId3", "sharedStrings", "sharedStrings.xml"))),
    ];

    private static RawWorkbook Sample() =>
        Parts.Aggregate(RawWorkbook.WithRows(""), (book, part) => book.Part(part.Name, part.Text));

    private static async Task Run(Func<Random, byte[]> mutant)
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Budget;)
        {
            var bytes = mutant(random);
            Try(seed, () => Read.Problem(bytes, Limits));
            Try(seed, () =>
            {
                using var book = WorkbookReader.Open(new MemoryStream(bytes), Limits);
                if (book.Sheets.Count > 0)
                    book.ReadMergedRanges(0);
            });
            await Annotate(bytes, seed);
        }
    }

    private static async Task Annotate(byte[] bytes, int seed)
    {
        try
        {
            var remarks = new Annotation[] { new(0, 1, 1, "甲"), new(0, 2, 0, "乙"), new(0, 3, 5, "丙") }.ToAsyncEnumerable();
            await WorkbookAnnotator.AnnotateAsync(new MemoryStream(bytes), Stream.Null, remarks, new AnnotationOptions { Limits = Limits });
        }
        catch (SheetException)
        {
        }
        catch (ArgumentException e) when (e.Message.StartsWith("The workbook has no sheet", StringComparison.Ordinal))
        {
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Seed {seed}", e);
        }
    }

    private static void Try(int seed, Action read)
    {
        try
        {
            read();
        }
        catch (SheetException)
        {
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Seed {seed}", e);
        }
    }

    private static byte[] Mutate(byte[] source, Random random)
    {
        var bytes = source.ToList();
        for (var count = random.Next(1, 6); count > 0 && bytes.Count > 4; count--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 30), bytes.Count - at));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 60), bytes.Count - at)));
                    break;
                case 4:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }
        return [.. bytes];
    }
}
