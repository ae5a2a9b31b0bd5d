using System.IO.Compression;
using Paiyi.Sheets;

namespace Paiyi.Bench.Sheets;

/// <summary>Ways of writing a million persons. The texts are made beforehand; only writing is measured.</summary>
internal sealed class Writings
{
    public const int Rows = 1_000_000;
    private const int Block = 32 << 10;
    private static readonly DateTime Start = new(2020, 2, 3);

    private readonly string[][] persons = [.. Enumerable.Range(0, 50_000).Select(Person)];

    public static IReadOnlyList<SheetColumn> Columns { get; } =
    [
        new("姓名"), new("性别"), new("证件类型"), new("证件号码") { Style = CellStyle.Text }, new("出生日期"), new("手机号码") { Style = CellStyle.Text },
        new("行政区划"), new("详细地址"), new("工作单位"), new("体温"), new("登记时间"), new("备注"),
    ];

    public async Task WorkbookAsync(Stream target)
    {
        await using var book = new WorkbookWriter(target);
        var sheet = book.AddSheet("人员", Columns);
        for (var row = 0; row < Rows; row++)
        {
            var person = persons[row % persons.Length];
            sheet.Text(person[0]).Text(person[1]).Text(person[2]).Text(person[3]).Date(new DateOnly(1950, 1, 1).AddDays(row % 25_000))
                .Text(person[4]).Text(person[5]).Text(person[6]).Text(person[7]).Number(36 + row % 14 / 10.0).DateTime(Start.AddSeconds(row)).Text(person[8]);
            await sheet.EndRowAsync();
        }

        await book.CompleteAsync();
    }

    public async Task TextAsync(Stream target)
    {
        var text = new DelimitedWriter(target);
        for (var row = 0; row < Rows; row++)
        {
            var person = persons[row % persons.Length];
            text.Text(person[0]).Text(person[1]).Text(person[2]).Text(person[3]).Date(new DateOnly(1950, 1, 1).AddDays(row % 25_000))
                .Text(person[4]).Text(person[5]).Text(person[6]).Text(person[7]).Number(36 + row % 14 / 10.0).DateTime(Start.AddSeconds(row)).Text(person[8]);
            await text.EndRowAsync();
        }

        await text.FlushAsync();
    }

    /// <summary>The limit of whoever writes a workbook: the same XML, which is in memory already, compressed in blocks.</summary>
    public static Task DeflateAsync(ReadOnlyMemory<byte> xml, Stream target)
    {
        using var deflate = new DeflateStream(target, CompressionLevel.Fastest, leaveOpen: true);
        for (var at = 0; at < xml.Length; at += Block)
            deflate.Write(xml.Span.Slice(at, Math.Min(Block, xml.Length - at)));
        return Task.CompletedTask;
    }

    private static string[] Person(int number) =>
    [
        "王李张刘陈"[number % 5] + new string((char)(0x4E00 + number % 3000), 1 + number % 2), number % 2 == 0 ? "男" : "女", "居民身份证",
        $"1101{1 + number % 19:00}{1950 + number % 60}{1 + number % 12:00}{1 + number % 28:00}{number % 10_000:0000}", $"138{number * 7919L % 100_000_000:00000000}",
        "北京市海淀区", $"海淀区中关村大街{number % 400}号{number % 30}号楼{number % 7}单元{number % 1800}室", $"北京市海淀区{number % 900}号科技有限公司",
        number % 5 == 0 ? "自湖北返回" : "",
    ];
}
