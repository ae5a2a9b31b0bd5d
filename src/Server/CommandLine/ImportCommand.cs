using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Regions;

namespace Paiyi.Server.CommandLine;

/// <summary>Imports a roster or another list by the very steps of the page: upload, check, commit.</summary>
internal sealed class ImportCommand(CommandClient client, CommandTalk talk, PaiyiDb db, Staff staff, ImportOptions options)
{
    private const int Done = 0;
    private const int RowsLeftOut = 3;
    private const int Unmapped = 4;

    private static readonly (string Key, string Zh, string En)[] Outcomes =
    [
        ("created", "新增", "created"), ("updated", "更新", "updated"), ("unchanged", "无变化", "unchanged"), ("duplicate", "重复", "duplicate"), ("rejected", "未通过", "rejected"),
    ];

    private readonly string _imports = options.List is null ? "imports" : "list-imports";
    private readonly string _page = options.List is null ? "rosters" : "lists";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var id = await UploadAsync(options.List is { } list ? $"lists/{Uri.EscapeDataString(list)}" : $"rosters/{await OrganisationAsync(options.Organisation!.Trim(), ct)}", ct);
        var import = await FollowAsync(id, ["queued", "checking"], ct);
        switch (Text(import, "status"))
        {
            case "refused":
                var refusal = import.GetProperty("refusal");
                throw new CommandRefusedException($"{Text(refusal, "title")} ({Text(refusal, "code")})");
            case "unmapped":
                talk.Say(
                    $"无法确定各列的含义。请在控制台打开导入 {id}（/{client.Console}/{_page}/imports/{id}），对照后再继续。",
                    $"What the columns mean is not certain. Open import {id} in the console (/{client.Console}/{_page}/imports/{id}), say it there and go on.");
                return Unmapped;
        }

        await TellAsync(import, options.IsDryRun ? ("如果导入：", "If it were imported:") : ("核对结果：", "Checked:"), ct);
        await WriteFilesAsync(import, id, ct);
        if (options.IsDryRun)
            talk.Say($"没有写入任何数据。在控制台可以确认导入 {id}。", $"Nothing was written. Import {id} can be committed in the console.");
        else if (Text(import, "status") == "checked")
        {
            import = await CommitAsync(id, ct);
            await PasswordsAsync(id, ct);
        }

        return import.GetProperty("rejected").GetInt32() + import.GetProperty("duplicate").GetInt32() > 0 ? RowsLeftOut : Done;
    }

    private async Task<long> OrganisationAsync(string wished, CancellationToken ct)
    {
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

    private async Task<long> UploadAsync(string list, CancellationToken ct)
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
            var path = $"{list}/imports?fileName={Uri.EscapeDataString(Path.GetFileName(options.File))}";
            return (await client.UploadAsync(path, file, ct)).GetProperty("id").GetInt64();
        }
    }

    private async Task<JsonElement> CommitAsync(long id, CancellationToken ct)
    {
        await client.PostAsync($"{_imports}/{id}/commit", null, ct);
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
            var import = await client.GetAsync($"{_imports}/{id}", ct);
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
        foreach (var reason in (await client.GetAsync($"{_imports}/{import.GetProperty("id").GetInt64()}/reasons", ct)).EnumerateArray())
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

            await client.DownloadAsync($"{_imports}/{id}/annotated{query}", file, ct);
            talk.Say($"已生成 {file}", $"Written: {file}");
        }
    }

    /// <summary>New accounts have no passwords before somebody has them made: on the page, or here into encrypted workbooks.</summary>
    private async Task PasswordsAsync(long id, CancellationToken ct)
    {
        if (options.List != "staff")
            return;
        var waiting = (await client.GetAsync($"staff/of-list?importId={id}", ct)).GetProperty("waiting").GetInt32();
        if (waiting == 0)
            return;
        if (options.Passwords is null)
        {
            talk.Say(
                $"新账号 {waiting:N0} 个，还没有初始密码，请在控制台的导入 {id}（/{client.Console}/lists/imports/{id}）上生成。",
                $"{waiting:N0} new {(waiting == 1 ? "account has" : "accounts have")} no initial password yet: have them made on import {id} in the console (/{client.Console}/lists/imports/{id}).");
            return;
        }

        for (var (part, left) = (1, waiting); left > 0; part++)
        {
            var issued = await client.PostAsync("staff/initial-passwords", new { importId = id }, ct);
            var file = part == 1 ? options.Passwords : Path.ChangeExtension(options.Passwords, $"{part}{Path.GetExtension(options.Passwords)}");
            await CommandClient.WriteAsync(file, target => target.WriteAsync(issued.GetProperty("file").GetBytesFromBase64(), ct).AsTask());
            var accounts = issued.GetProperty("accounts").GetInt32();
            left = issued.GetProperty("left").GetInt32();
            talk.Say(
                $"已生成 {file}，含 {accounts:N0} 个账号的初始密码；打开密码（只显示这一次，请另行告知）：{Text(issued, "password")}",
                $"Written: {file}, initial passwords of {accounts:N0} {(accounts == 1 ? "account" : "accounts")}. Password (shown this once; tell it separately): {Text(issued, "password")}");
        }
    }

    private static string Text(JsonElement of, string property) => of.GetProperty(property).GetString() ?? "";
}
