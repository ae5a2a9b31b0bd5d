using System.IO.Compression;

namespace Paiyi.Bench.Sheets;

/// <summary>
/// A million persons read and written, beside the limit of whoever reads by XmlReader and writes by deflating, and
/// beside other libraries. <c>people.py</c> has the files written by xlsxwriter, openpyxl and LibreOffice.
/// </summary>
internal static class SheetsBenchmark
{
    private const string Folder = ".cache/bench/sheets";

    /// <summary>What <c>SheetLimits.SharedStringMemory</c> allows the shared strings.</summary>
    private const double SharedStringsMb = 64;

    public static async Task RunAsync(int rounds)
    {
        await ReadAsync(rounds, "xlsxwriter", "texts in the cells", "read");
        await ReadAsync(rounds, "openpyxl", "in the cells, each character a reference", "read-references");
        await ReadAsync(rounds, "libreoffice", "shared strings", "read-shared");
        await PeersAsync(rounds, "xlsxwriter", "read");
        await PeersAsync(rounds, "libreoffice", "read-shared");
        await WriteAsync(rounds);
    }

    private static async Task ReadAsync(int rounds, string producer, string how, string goal)
    {
        var path = PathOf(1_000_000, producer);
        var costs = await Cost.InTurnsAsync(
            rounds,
            () => Readings.Values(path),
            () => Readings.Walk(path, Readings.Sheet, Readings.SharedStrings),
            () => Readings.Walk(path, Readings.Sheet));
        var memory = await Memory.OfAsync(path);
        Run.Table(
            [$"1,000,000 rows as {producer} writes them, {how}", "s", "processor s", "ratio"],
            costs[0].Row("Sheets, every value", ""),
            costs[1].Row("XmlReader, nothing: sheet and shared strings", Ratio(costs[0], costs[1])),
            costs[2].Row("XmlReader, nothing: sheet alone", Ratio(costs[0], costs[2])),
            ["Sheets, memory: managed, process, MB", Run.Number(memory.Managed), Run.Number(memory.Process), ""]);
        Run.AtMost(goal, costs[0].ProcessorSeconds / costs[1].ProcessorSeconds, 0.6);
        Run.AtMost($"{goal}-memory-mb", memory.Managed - (producer == "libreoffice" ? SharedStringsMb : 0), 100);
    }

    private static async Task PeersAsync(int rounds, string producer, string goal)
    {
        var path = PathOf(100_000, producer);
        var costs = await Cost.InTurnsAsync(
            rounds, () => Readings.Values(path), () => Readings.ByMiniExcel(path), () => Readings.ByExcelDataReader(path));
        Run.Table(
            [$"100,000 rows as {producer} writes them", "s", "processor s", "times Sheets"],
            costs[0].Row("Sheets", ""), costs[1].Row("MiniExcel", Ratio(costs[1], costs[0])), costs[2].Row("ExcelDataReader", Ratio(costs[2], costs[0])));
        Run.AtLeast($"{goal}-against-miniexcel", costs[1].ProcessorSeconds / costs[0].ProcessorSeconds, 10);
        Run.AtLeast($"{goal}-against-exceldatareader", costs[2].ProcessorSeconds / costs[0].ProcessorSeconds, 10);
    }

    private static async Task WriteAsync(int rounds)
    {
        var writings = new Writings();
        var xml = await SheetXmlAsync(writings);
        var first = new CountingStream();
        await writings.WorkbookAsync(first);
        var costs = await Cost.InTurnsAsync(
            rounds,
            () => writings.WorkbookAsync(new CountingStream()),
            () => Writings.DeflateAsync(xml, new CountingStream()),
            () => writings.TextAsync(new CountingStream()));
        var text = new CountingStream();
        await writings.TextAsync(text);
        var memory = await Memory.OfAsync("workbook");
        var megabytes = text.Bytes / 1048576.0;
        Run.Table(
            ["1,000,000 rows written", "s", "processor s", "ratio"],
            costs[0].Row("a workbook", ""),
            costs[1].Row($"deflating its {xml.Length >> 20} MB of XML", Ratio(costs[0], costs[1])),
            costs[2].Row($"{Run.Number(megabytes)} MB of text", ""),
            ["workbook, memory: managed, process, MB", Run.Number(memory.Managed), Run.Number(memory.Process), ""]);
        Run.AtMost("write", costs[0].ProcessorSeconds / costs[1].ProcessorSeconds, 1.5);
        Run.AtMost("write-first-byte-s", first.SecondsToFirst, 1);
        Run.AtMost("write-memory-mb", memory.Process, 200);
        Run.AtLeast("write-text-mb-per-s", megabytes / costs[2].ProcessorSeconds, 150);
    }

    private static async Task<ReadOnlyMemory<byte>> SheetXmlAsync(Writings writings)
    {
        using var file = new MemoryStream();
        await writings.WorkbookAsync(file);
        await using var archive = new ZipArchive(file);
        var entry = archive.GetEntry(Readings.Sheet)!;
        var xml = new byte[entry.Length];
        await using var part = await entry.OpenAsync();
        await part.ReadExactlyAsync(xml);
        return xml;
    }

    private static string PathOf(int rows, string producer) => $"{Folder}/people-{rows}-{producer}.xlsx";

    private static string Ratio(Cost one, Cost other) => Run.Number(one.ProcessorSeconds / other.ProcessorSeconds);
}
