using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Paiyi.Bench.Servers;
using Paiyi.Sheets;

namespace Paiyi.Bench.Imports;

/// <summary>The peer, in one process, importing and exporting as many persons as Paiyi does.</summary>
internal sealed class KoaPeer(string url, int process) : IDisposable
{
    private static readonly string[] Header =
        ["身份证号", "姓名", "性别", "出生日期", "手机号", "现住区划", "所在社区", "详细地址", "工作单位", "人群类别", "疫苗剂次", "登记时间"];

    private readonly HttpClient _client = new() { BaseAddress = new Uri(url), Timeout = TimeSpan.FromMinutes(30) };

    public int Process => process;

    public static async Task<KoaPeer> OpenAsync(Stage stage, string database)
    {
        var (url, process) = await stage.StartKoaAsync(database, workers: 1);
        return new KoaPeer(url, process);
    }

    /// <summary>The persons of <see cref="RosterFile"/> in the columns that the peer knows, one in twenty wrong and one there twice.</summary>
    public static async Task WriteAsync(string path, int rows, int from)
    {
        await using var file = File.Create(path);
        await using var book = new WorkbookWriter(file);
        var sheet = book.AddSheet("人员", [.. Header.Select(title => new SheetColumn(title) { Style = CellStyle.Text })]);
        for (var row = 0; row < rows; row++)
        {
            var person = from + (row % 20 == 2 ? row - 1 : row);
            var (number, born, isWoman) = RosterFile.DocumentOf(person);
            sheet.Text(row % 20 == 3 ? number[..^1] + (number[^1] == '1' ? '2' : '1') : number).Text(RosterFile.Name(person)).Text(isWoman ? "女" : "男")
                .Text(born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Text(RosterFile.PhoneOf(person)).Text("青禾街道")
                .Text($"第{person % 40 + 1}社区").Text($"幸福路 {person % 400 + 1} 号 {person % 30 + 1} 栋").Text("").Text("学校师生").Text("2").Text("2020-02-03 08:30:00");
            await sheet.EndRowAsync();
        }

        await book.CompleteAsync();
    }

    /// <summary>Seconds until the answer says what was written: by COPY, its quicker way.</summary>
    public async Task<double> ImportAsync(string path, int rows)
    {
        var watch = Stopwatch.StartNew();
        await using var file = File.OpenRead(path);
        using var answer = await _client.PostAsync("/api/persons/import?mode=copy", new StreamContent(file));
        answer.EnsureSuccessStatusCode();
        var seconds = watch.Elapsed.TotalSeconds;
        var said = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return said.GetProperty("written").GetInt32() == rows / 20 * 18 ? seconds : throw new InvalidOperationException(said.GetRawText());
    }

    /// <summary>Seconds for a file compressed as quickly as Paiyi's.</summary>
    public async Task<double> ExportAsync(int rows)
    {
        var watch = Stopwatch.StartNew();
        await using var body = await _client.GetStreamAsync($"/api/persons/export.xlsx?limit={rows}&level=1");
        await body.CopyToAsync(Stream.Null);
        return watch.Elapsed.TotalSeconds;
    }

    public void Dispose() => _client.Dispose();
}
