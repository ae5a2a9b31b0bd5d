using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Regions;

namespace Paiyi.Server.CommandLine;

/// <summary>Imports a roster by the very steps of the page: upload, check, commit.</summary>
internal sealed class ImportCommand(CommandClient client, CommandTalk talk, PaiyiDb db, Staff staff, ImportOptions options)
{
    private const int Done = 0;
    private const int RowsLeftOut = 3;
    private const int Unmapped = 4;

    private static readonly (string Key, string Zh, string En)[] Outcomes =
    [
        ("created", "新增", "created"), ("updated", "更新", "updated"), ("unchanged", "无变化", "unchanged"), ("duplicate", "重复", "duplicate"), ("rejected", "未通过", "rejected"),
    ];

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var organisation = await OrganisationAsync(ct);
        var id = await UploadAsync(organisation, ct);
        var import = await FollowAsync(id, ["queued", "checking"], ct);
        switch (Text(import, "status"))
        {
            case "refused":
                var refusal = import.GetProperty("refusal");
                throw new CommandRefusedException($"{Text(refusal, "title")} ({Text(refusal, "code")})");
            case "unmapped":
                talk.Say(
                    $"无法确定各列的含义。请在控制台打开导入 {id}（/{client.Console}/rosters/imports/{id}），对照后再继续。",
                    $"What the columns mean is not certain. Open import {id} in the console (/{client.Console}/rosters/imports/{id}), say it there and go on.");
                return Unmapped;
        }

        await TellAsync(import, options.IsDryRun ? ("如果导入：", "If it were imported:") : ("核对结果：", "Checked:"), ct);
        await WriteFilesAsync(import, id, ct);
        if (options.IsDryRun)
            talk.Say($"没有写入名单。在控制台可以确认导入 {id}。", $"Nothing was written to the register. Import {id} can be committed in the console.");
        else if (Text(import, "status") == "checked")
            import = await CommitAsync(id, ct);
        return import.GetProperty("rejected").GetInt32() + import.GetProperty("duplicate").GetInt32() > 0 ? RowsLeftOut : Done;
    }

    private async Task<long> OrganisationAsync(CancellationToken ct)
    {
        var wished = options.Organisation.Trim();
        var id = long.TryParse(wished, out var number) ? number : 0;
        var found = await db.Organisations.In(staff.Scope).Where(o => o.ArchivedAt == null && (o.Id == id || o.Name == wished || o.CreditCode == wished))
            .OrderBy(o => o.Id).Select(o => new { o.Id, o.Name }).Take(10).ToListAsync(ct);
        return found switch
        {
            [var only] => only.Id,
            [] => throw talk.Refusal($"在该账号的管辖范围内没有单位“{wished}”。", $"There is no organisation '{wished}' in this account's scope."),
            _ => throw talk.Refusal(
                $"有多个单位叫“{wished}”，请用编号：{string.Join("，", found.Select(o => o.Id))}。",
                $"Several organisations are called '{wished}'; name one by its number: {string.Join(", ", found.Select(o => o.Id))}."),
        };
    }

    private async Task<long> UploadAsync(long organisation, CancellationToken ct)
    {
        FileStream file;
        try
        {
            file = File.OpenRead(options.File);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw talk.Refusal($"无法读取文件：{e.Message}", $"The file cannot be read: {e.Message}");
        }

        await using (file)
        {
            talk.Progress("正在接收文件", "Receiving the file");
            var path = $"rosters/{organisation}/imports?fileName={Uri.EscapeDataString(Path.GetFileName(options.File))}";
            return (await client.UploadAsync(path, file, ct)).GetProperty("id").GetInt64();
        }
    }

    private async Task<JsonElement> CommitAsync(long id, CancellationToken ct)
    {
        await client.PostAsync($"imports/{id}/commit", null, ct);
        var import = await FollowAsync(id, ["running"], ct);
        if (Text(import, "status") != "completed")
            throw talk.Refusal($"导入 {id} 没有完成，状态：{Text(import, "status")}。", $"Import {id} was not completed; its state is {Text(import, "status")}.");
        await TellAsync(import, ("已导入：", "Imported:"), ct);
        return import;
    }

    /// <summary>Asks how far it is until it leaves the states.</summary>
    private async Task<JsonElement> FollowAsync(long id, string[] states, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (true)
        {
            var import = await client.GetAsync($"imports/{id}", ct);
            if (!states.Contains(Text(import, "status")))
                return import;
            var (done, rows) = (import.GetProperty("processed").GetInt32(), import.GetProperty("rows"));
            if (rows.ValueKind == JsonValueKind.Number)
                talk.Progress($"已处理 {done:N0} / {rows.GetInt32():N0} 行", $"{done:N0} of {rows.GetInt32():N0} rows done");
            else
                talk.Progress("正在核对", "Checking");
            await timer.WaitForNextTickAsync(ct);
        }
    }

    private async Task TellAsync(JsonElement import, (string Zh, string En) title, CancellationToken ct)
    {
        var counts = Outcomes.Select(o => (o.Zh, o.En, Count: import.GetProperty(o.Key).GetInt32())).ToList();
        talk.Say(
            $"{title.Zh}{string.Join("，", counts.Select(c => $"{c.Zh} {c.Count:N0}"))}；共 {import.GetProperty("rows").GetInt32():N0} 行，文件 SHA-256 {Text(import, "sha256")}",
            $"{title.En} {string.Join(", ", counts.Select(c => $"{c.Count:N0} {c.En}"))}; {import.GetProperty("rows").GetInt32():N0} rows, SHA-256 of the file {Text(import, "sha256")}");
        if (Text(import, "status") == "completed")
            return;
        foreach (var reason in (await client.GetAsync($"imports/{import.GetProperty("id").GetInt64()}/reasons", ct)).EnumerateArray())
        {
            var (rows, text, code) = (reason.GetProperty("rows").GetInt32(), Text(reason, "text"), Text(reason, "code"));
            talk.Say($"  {rows:N0} 行：{text}（{code}）", $"  {rows:N0} {(rows == 1 ? "row" : "rows")}: {text} ({code})");
        }
    }

    private async Task WriteFilesAsync(JsonElement import, long id, CancellationToken ct)
    {
        foreach (var (file, query) in new[] { (options.Marked, ""), (options.Rejected, "?onlyWrong=true") })
        {
            if (file is null)
                continue;
            if (!import.GetProperty("annotated").GetBoolean())
            {
                talk.Say($"没有需要标注的行，未生成 {file}。", $"No row has a remark: {file} was not written.");
                continue;
            }

            await client.DownloadAsync($"imports/{id}/annotated{query}", file, ct);
            talk.Say($"已生成 {file}", $"Written: {file}");
        }
    }

    private static string Text(JsonElement of, string property) => of.GetProperty(property).GetString() ?? "";
}
