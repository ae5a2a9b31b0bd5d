using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Paiyi.Server.CommandLine;

/// <summary>Exports a list by the very steps of the page: a job makes the file, which is then fetched.</summary>
internal sealed class ExportCommand(CommandClient client, CommandTalk talk, ExportOptions options)
{
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var begun = await client.PostAsync("exports", new { address = Address(), reason = options.Reason, encrypted = options.IsEncrypted }, ct);
        var id = begun.GetProperty("id").GetInt64();
        var export = await FollowAsync(id, ct);
        if (export.GetProperty("state").GetString() != "completed")
            throw talk.Refusal($"导出 {id} 没有完成，请重试。", $"Export {id} was not completed. Try again.");
        await client.DownloadAsync($"exports/{id}/file", options.File, ct);
        var rows = export.GetProperty("rows").GetInt64();
        talk.Say($"已导出 {rows:N0} 行到 {options.File}，导出编号 {id}。", $"{rows:N0} rows were exported to {options.File}; the number of the export is {id}.");
        if (begun.GetProperty("password").GetString() is { } password)
            talk.Say($"打开密码（只显示这一次，请另行告知）：{password}", $"Password (shown this once; tell it separately): {password}");
        return 0;
    }

    private string Address()
    {
        var wish = new Dictionary<string, string?>
        {
            ["format"] = Path.GetExtension(options.File)[1..], ["columns"] = options.Columns, ["level"] = options.Level,
        };
        return QueryHelpers.AddQueryString($"/api/{client.Console}/{options.List.Trim('/')}/export", options.Filters.Concat(wish.Where(w => w.Value is not null)));
    }

    private async Task<JsonElement> FollowAsync(long id, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (true)
        {
            var export = await client.GetAsync($"exports/{id}", ct);
            if (export.GetProperty("state").GetString() is not ("queued" or "running"))
                return export;
            var rows = export.GetProperty("rows").GetInt64();
            talk.Progress($"已写 {rows:N0} 行", $"{rows:N0} rows written");
            await timer.WaitForNextTickAsync(ct);
        }
    }
}
