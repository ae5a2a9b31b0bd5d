using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Paiyi.Server.People;
using Paiyi.Server.People.Checks;
using Paiyi.Server.People.Rosters.Jobs;
using Paiyi.Server.Platform.Files;
using Paiyi.Server.Regions;
using Paiyi.Sheets;

namespace Paiyi.Server.Tests.Fixtures;

/// <summary>Making of rosters in tests, and running of their imports.</summary>
public static class RosterFiles
{
    public static readonly string[] Header = ["姓名", "证件号码", "手机号", "班级/部门"];

    /// <summary>A valid resident id, another one for each number below 9,000,000: women and men born from 1950 on.</summary>
    public static string ResidentId(int number)
    {
        var born = new DateOnly(1950, 1, 1).AddDays(number / 900);
        var first = $"110101{born:yyyyMMdd}{100 + (number % 900)}";
        return first + DocumentNumbers.CheckCharacter(first);
    }

    public static string Phone(int number) => $"139{number:00000000}";

    public static string[] Row(int number, string group = "一班") => [$"测试{Letters(number)}", ResidentId(number), Phone(number), group];

    /// <summary>A workbook of text cells whose first row is the header.</summary>
    public static byte[] Workbook(params IEnumerable<string[]> rows) => Workbook(rows, null);

    public static byte[] Text(IEnumerable<string[]> rows, string encoding = "utf-8")
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(encoding).GetBytes(string.Concat(rows.Select(r => string.Join(',', r) + "\r\n")));
    }

    /// <summary>Uploads, checks and commits.</summary>
    public static async Task<JsonElement> ImportAsync(this TestServer server, HttpClient client, Organisation organisation, byte[] file, string name = "名单.xlsx")
    {
        var import = await server.CheckAsync(client, organisation, file, name);
        return import.GetProperty("status").GetString() == "checked" ? await server.CommitAsync(client, import) : import;
    }

    /// <summary>Uploads and checks; nothing is written to the register.</summary>
    public static async Task<JsonElement> CheckAsync(this TestServer server, HttpClient client, Organisation organisation, byte[] file, string name = "名单.xlsx")
    {
        var id = await client.UploadAsync(organisation, file, name);
        await server.NewCheck().RunAsync(id, CancellationToken.None);
        return await client.GetAsync($"{Api(client)}/imports/{id}").JsonAsync();
    }

    /// <summary>Says what the columns of a file mean, and checks it by that.</summary>
    public static async Task<JsonElement> MapAsync(this TestServer server, HttpClient client, JsonElement import, object choice)
    {
        var id = import.GetProperty("id").GetInt64();
        (await client.PutAsJsonAsync($"{Api(client)}/imports/{id}/mapping", choice)).EnsureSuccessStatusCode();
        await server.NewCheck().RunAsync(id, CancellationToken.None);
        return await client.GetAsync($"{Api(client)}/imports/{id}").JsonAsync();
    }

    /// <summary>Commits a checked import and applies it.</summary>
    public static async Task<JsonElement> CommitAsync(this TestServer server, HttpClient client, JsonElement import)
    {
        var id = import.GetProperty("id").GetInt64();
        (await client.PostAsync($"{Api(client)}/imports/{id}/commit", null)).EnsureSuccessStatusCode();
        await server.NewCommit().RunAsync(id, CancellationToken.None);
        return await client.GetAsync($"{Api(client)}/imports/{id}").JsonAsync();
    }

    public static async Task<long> UploadAsync(this HttpClient client, Organisation organisation, byte[] file, string name = "名单.xlsx")
    {
        var address = $"{Api(client)}/rosters/{organisation.Id}/imports?fileName={Uri.EscapeDataString(name)}";
        return (await client.PostAsync(address, new ByteArrayContent(file)).JsonAsync(System.Net.HttpStatusCode.Accepted)).GetProperty("id").GetInt64();
    }

    public static CheckRoster NewCheck(this TestServer server, int batchSize = 500)
    {
        var services = server.Services;
        return new CheckRoster(
            services.GetRequiredService<RosterRun>(), services.GetRequiredService<RosterLayouts>(),
            services.GetRequiredService<FileStore>(),
            services.GetRequiredService<PersonSeal>(), services.GetRequiredService<TimeProvider>())
        {
            BatchSize = batchSize,
        };
    }

    public static CommitRoster NewCommit(this TestServer server, int batchSize = 500)
    {
        var services = server.Services;
        return new CommitRoster(
            services.GetRequiredService<RosterRun>(), services.GetRequiredService<RosterLayouts>(),
            services.GetRequiredService<FileStore>(),
            services.GetRequiredService<TimeProvider>())
        {
            BatchSize = batchSize,
        };
    }

    public static UndoRoster NewUndo(this TestServer server, int batchSize = 500) =>
        new(server.Services.GetRequiredService<RosterRun>(), server.Services.GetRequiredService<TimeProvider>()) { BatchSize = batchSize };

    /// <summary>rows, created, updated, unchanged, duplicate, rejected.</summary>
    public static int[] Totals(this JsonElement import) => import.GetProperty("status").GetString() != "completed"
        ? throw new InvalidOperationException(import.GetRawText())
        : [.. new[] { "rows", "created", "updated", "unchanged", "duplicate", "rejected" }.Select(n => import.GetProperty(n).GetInt32())];

    /// <summary>Row, column and code of everything that the import has to say.</summary>
    public static async Task<(int Row, int Column, string Code)[]> ErrorsAsync(this HttpClient client, JsonElement import)
    {
        var address = $"{Api(client)}/imports/{import.GetProperty("id").GetInt64()}/lines?size=100";
        var found = new List<(int, int, string)>();
        for (var cursor = ""; cursor is not null;)
        {
            var page = await client.GetAsync($"{address}&cursor={cursor}").JsonAsync();
            found.AddRange(page.GetProperty("items").EnumerateArray().SelectMany(l => l.GetProperty("remarks").EnumerateArray()
                .Select(e => (l.GetProperty("row").GetInt32(), e.GetProperty("column").GetInt32(), e.GetProperty("code").GetString()!))));
            cursor = page.GetProperty("nextCursor").GetString();
        }

        return [.. found];
    }

    /// <summary>Which console the caller of a test uses; the organisation's unless the header says otherwise.</summary>
    private static string Api(HttpClient client) => client.DefaultRequestHeaders.Contains("X-Test-Command") ? "/api/command" : "/api/organisation";

    private static byte[] Workbook(IEnumerable<string[]> rows, string? sheet)
    {
        using var file = new MemoryStream();
        var book = new WorkbookWriter(file);
        SheetWriter? writer = null;
        foreach (var row in rows)
        {
            writer ??= book.AddSheet(sheet ?? "名单", [.. row.Select(_ => new SheetColumn(null) { Style = CellStyle.Text })]);
            foreach (var cell in row)
                writer.Text(cell);
            writer.EndRow();
        }

        book.CompleteAsync().GetAwaiter().GetResult();
        return file.ToArray();
    }

    private static string Letters(int number) =>
        new([.. number.ToString().Select(d => "甲乙丙丁戊己庚辛壬癸"[d - '0'])]);
}
