using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Paiyi.Server.Regions.Imports.Jobs;

namespace Paiyi.Server.Tests.Fixtures;

/// <summary>Uploads of divisions in tests, and their check.</summary>
public static class DivisionFiles
{
    /// <summary>Uploads a text file and checks it, as the job would.</summary>
    public static Task<long> CheckedDivisionsAsync(this TestServer server, HttpClient client, string text, string query = "") =>
        server.CheckedDivisionsAsync(client, Encoding.UTF8.GetBytes(text), query);

    public static async Task<long> CheckedDivisionsAsync(this TestServer server, HttpClient client, byte[] file, string query = "")
    {
        var id = await client.UploadDivisionsAsync(file, query);
        await server.CheckDivisionsAsync(id);
        return id;
    }

    public static async Task<long> UploadDivisionsAsync(this HttpClient client, byte[] file, string query = "") =>
        (await client.PostAsync($"/api/command/region-imports?fileName=a.csv{query}", new ByteArrayContent(file)).JsonAsync(HttpStatusCode.Accepted))
        .GetProperty("id").GetInt64();

    public static async Task CheckDivisionsAsync(this TestServer server, long id)
    {
        await using var scope = server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CheckDivisions>().RunAsync(id, CancellationToken.None);
    }
}
