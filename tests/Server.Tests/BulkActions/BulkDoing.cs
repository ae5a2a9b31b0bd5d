using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Paiyi.Server.BulkActions.Jobs;
using Paiyi.Server.Tests.Fixtures;

namespace Paiyi.Server.Tests.BulkActions;

/// <summary>Begins bulk actions over HTTP and does them as a job would.</summary>
internal static class BulkDoing
{
    public static RunBulkAction Job(this TestServer server, int batchSize = 500) =>
        new(server.Services.GetRequiredService<IServiceScopeFactory>(), server.Services.GetRequiredService<TimeProvider>()) { BatchSize = batchSize };

    /// <param name="list">The address of the list, such as <c>/api/command/staff</c>.</param>
    public static async Task<JsonElement> DoAsync(this TestServer server, HttpClient officer, string list, object request, int batchSize = 500)
    {
        var id = (await officer.PostAsJsonAsync($"{list}/bulk-actions", request).JsonAsync(HttpStatusCode.Accepted)).GetProperty("id").GetInt64();
        await server.Job(batchSize).RunAsync(id, CancellationToken.None);
        return await officer.GetAsync($"{Console(list)}/bulk-actions/{id}").JsonAsync();
    }

    public static async Task<JsonElement> UndoAsync(this TestServer server, HttpClient officer, string list, JsonElement action)
    {
        await officer.PostAsync($"{Console(list)}/bulk-actions/{action.Id()}/undo", null).JsonAsync(HttpStatusCode.Accepted);
        await server.Job(batchSize: 2).RunAsync(action.Id(), CancellationToken.None);
        return await officer.GetAsync($"{Console(list)}/bulk-actions/{action.Id()}").JsonAsync();
    }

    /// <summary>Why each row was passed over, by its id.</summary>
    public static async Task<Dictionary<long, string>> PassedOverAsync(this HttpClient officer, string list, JsonElement action) =>
        (await officer.GetAsync($"{Console(list)}/bulk-actions/{action.Id()}/passed-over").JsonAsync()).GetProperty("items").EnumerateArray()
            .ToDictionary(i => i.GetProperty("subjectId").GetInt64(), i => i.GetProperty("code").GetString()!);

    private static string Console(string list) => string.Join('/', list.Split('/').Take(3));
}
