using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Paiyi.Server.Lists.Jobs;

namespace Paiyi.Server.Tests.Fixtures;

/// <summary>Uploads of lists in tests, and the steps of their imports, each as its job would run it.</summary>
public static class ListFiles
{
    public static async Task<JsonElement> CheckListAsync(this TestServer server, HttpClient client, string kind, string text, string api = "command")
    {
        var id = (await client.PostAsync($"/api/{api}/lists/{kind}/imports?fileName=a.csv", new ByteArrayContent(Encoding.UTF8.GetBytes(text)))
            .JsonAsync(HttpStatusCode.Accepted)).GetProperty("id").GetInt64();
        await server.RunListAsync<CheckList>(id, (job, ct) => job.RunAsync(id, ct));
        return await client.ListImportAsync(id, api);
    }

    public static async Task<JsonElement> CommitListAsync(this TestServer server, HttpClient client, JsonElement import, string api = "command")
    {
        var id = import.Id();
        (await client.PostAsync($"/api/{api}/list-imports/{id}/commit", null)).EnsureSuccessStatusCode();
        await server.RunListAsync<CommitList>(id, (job, ct) => job.RunAsync(id, ct));
        return await client.ListImportAsync(id, api);
    }

    public static async Task<JsonElement> UndoListAsync(this TestServer server, HttpClient client, JsonElement import, string api = "command")
    {
        var id = import.Id();
        (await client.PostAsync($"/api/{api}/list-imports/{id}/undo", null)).EnsureSuccessStatusCode();
        await server.RunListAsync<UndoList>(id, (job, ct) => job.RunAsync(id, ct));
        return await client.ListImportAsync(id, api);
    }

    /// <summary>How many of the rows were taken back after all, and how many stay.</summary>
    public static async Task<(int Undone, int Stayed)> UndoLinesAsync(this HttpClient client, JsonElement import, params int[] rows) => await client.UndoLinesAsync(import, "command", rows);

    public static async Task<(int Undone, int Stayed)> UndoLinesAsync(this HttpClient client, JsonElement import, string api, params int[] rows)
    {
        var answer = await client.PostAsJsonAsync($"/api/{api}/list-imports/{import.Id()}/undo-lines", new { rows }).JsonAsync();
        return (answer.GetProperty("undone").GetInt32(), answer.GetProperty("stayed").GetInt32());
    }

    public static async Task RunListAsync<TJob>(this TestServer server, long id, Func<TJob, CancellationToken, Task> run) where TJob : notnull
    {
        await using var scope = server.Services.CreateAsyncScope();
        await run(scope.ServiceProvider.GetRequiredService<TJob>(), CancellationToken.None);
    }

    public static Task<JsonElement> ListImportAsync(this HttpClient client, long id, string api = "command") => client.GetAsync($"/api/{api}/list-imports/{id}").JsonAsync();

    public static async Task<List<JsonElement>> LinesAsync(this HttpClient client, JsonElement import, string api = "command") =>
        [.. (await client.GetAsync($"/api/{api}/list-imports/{import.Id()}/lines?size=100").JsonAsync()).GetProperty("items").EnumerateArray()];

    /// <summary>created, updated, unchanged, duplicate, rejected.</summary>
    public static int[] Counts(this JsonElement import) =>
        [.. new[] { "created", "updated", "unchanged", "duplicate", "rejected" }.Select(n => import.GetProperty(n).GetInt32())];

    public static string Status(this JsonElement import) => import.GetProperty("status").GetString()!;

    public static long Id(this JsonElement row) => row.GetProperty("id").GetInt64();
}
