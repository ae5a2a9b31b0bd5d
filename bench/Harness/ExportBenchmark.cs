using System.Diagnostics;
using System.IO.Compression;
using Npgsql;
using Paiyi.Bench.Exports;
using Paiyi.Bench.Servers;
using Paiyi.Bench.Sheets;

namespace Paiyi.Bench;

/// <summary>
/// The register of a city of a million as one file, streamed at once, through the whole server; beside compressing the same XML, which
/// is in memory already, and COPY of the same rows and columns.
/// </summary>
internal static class ExportBenchmark
{
    private const string Columns = "name,sex,birthDate,documentType,document,phone,region,colour,declaredToday,registeredAt";

    /// <summary>What the export asks.</summary>
    private const string Rows =
        """
        SELECT p.name, p.sex, p.birth_date, p.document_type, p.document_mask, p.phone_mask, r.name, h.colour, d.person_id IS NOT NULL, p.created_at
        FROM persons p JOIN regions r ON r.id = p.region_id LEFT JOIN health_codes h ON h.person_id = p.id
            LEFT JOIN (SELECT * FROM declarations WHERE day = current_date AND NOT superseded) d ON d.person_id = p.id
        WHERE p.archived_at IS NULL ORDER BY p.id DESC
        """;

    public static async Task RunAsync(Run run)
    {
        var (seeded, _) = await run.Stage.SeededAsync(ListBenchmark.ManyPersons);
        await using var database = run.Stage.Database(seeded);
        using var office = await Office.OpenAsync(run.Stage, database, seeded);
        var book = new MemoryStream();
        await office.TakeAsync($"format=xlsx&columns={Columns}", book);
        var xml = await XmlOf(book);

        var (books, texts, deflates, copies) = (new List<Office.Taken>(), new List<Office.Taken>(), new List<Cost>(), new List<(double Seconds, long Bytes)>());
        for (var round = 0; round < run.Rounds; round++)
        {
            books.Add(await office.TakeAsync($"format=xlsx&columns={Columns}"));
            deflates.Add(await Cost.OfAsync(() => Writings.DeflateAsync(xml, Stream.Null)));
            texts.Add(await office.TakeAsync($"format=csv&columns={Columns}"));
            copies.Add(await CopyAsync(database));
        }

        var (took, took2) = (Run.Median(books.Select(b => b.Seconds)), Run.Median(texts.Select(t => t.Seconds)));
        var (work, deflate) = (Run.Median(books.Select(b => b.ProcessorSeconds)), Run.Median(deflates.Select(d => d.ProcessorSeconds)));
        var copy = Run.Median(copies.Select(c => c.Seconds));
        Run.Table(
            [$"{ListBenchmark.ManyPersons:N0} rows × 10", "seconds", "processor s", "MB", "MB/s"],
            ["workbook", Run.Number(took), Run.Number(work), Megabytes(books[0].Bytes), Run.Number(books[0].Bytes / 1e6 / took)],
            ["compressing its XML alone", Run.Number(Run.Median(deflates.Select(d => d.Seconds))), Run.Number(deflate), Megabytes(xml.Length), Run.Number(xml.Length / 1e6 / deflate)],
            ["CSV", Run.Number(took2), Run.Number(Run.Median(texts.Select(t => t.ProcessorSeconds))), Megabytes(texts[0].Bytes), Run.Number(texts[0].Bytes / 1e6 / took2)],
            ["COPY of the same rows", Run.Number(copy), "", Megabytes(copies[0].Bytes), Run.Number(copies[0].Bytes / 1e6 / copy)]);
        Run.AtMost("export-xlsx-processor-of-deflate", work / deflate, 1.5);
        Run.AtMost("export-xlsx-first-byte-seconds", books.Max(b => b.SecondsToFirst), 1);
        Run.AtMost("export-megabytes", ProcessMemory.Peak(office.Process), 200);
        Run.AtMost("export-csv-of-copy", took2 / copy, 1);
    }

    private static async Task<ReadOnlyMemory<byte>> XmlOf(MemoryStream book)
    {
        await using var archive = new ZipArchive(book, ZipArchiveMode.Read, leaveOpen: true);
        var sheet = archive.Entries.MaxBy(entry => entry.Length)!;
        var xml = new byte[sheet.Length];
        await using var part = await sheet.OpenAsync();
        await part.ReadExactlyAsync(xml);
        return xml;
    }

    private static async Task<(double Seconds, long Bytes)> CopyAsync(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        var watch = Stopwatch.StartNew();
        using var reader = await connection.BeginTextExportAsync($"COPY ({Rows}) TO STDOUT (FORMAT csv)");
        var buffer = new char[1 << 15];
        var characters = 0L;
        for (int read; (read = await reader.ReadAsync(buffer)) > 0;)
            characters += read;
        return (watch.Elapsed.TotalSeconds, characters);
    }

    private static string Megabytes(long bytes) => Run.Number(bytes / 1e6);
}
