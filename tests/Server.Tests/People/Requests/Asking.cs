using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Paiyi.Server.People;
using Paiyi.Server.Tests.Fixtures;

namespace Paiyi.Server.Tests.People.Requests;

/// <summary>Requests as the mobile app sends them.</summary>
internal static class Asking
{
    /// <summary>The smallest thing that begins like a picture.</summary>
    public static readonly byte[] Picture = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[64]];

    public static Task<HttpResponseMessage> AskForMemberAsync(
        this HttpClient citizen, long personId, string document, string name = "小明", string relation = "child", Guid? clientKey = null) =>
        citizen.PostAsJsonAsync($"/api/mobile/people/{personId}/household/members", new
        {
            clientKey = clientKey ?? Guid.NewGuid(),
            relation,
            name,
            documentType = "residentId",
            documentNumber = document,
            reason = "孩子没有手机",
        });

    public static Task<HttpResponseMessage> AttachAsync(this HttpClient citizen, long request, byte[]? content = null) =>
        citizen.PostAsync($"/api/mobile/requests/{request}/proof", new ByteArrayContent(content ?? Picture)
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") },
        });

    /// <summary>A whole request for a new member, as an officer sees it.</summary>
    public static async Task<long> MemberAskedAsync(this HttpClient citizen, long personId, string document, string name = "小明")
    {
        var id = (await citizen.AskForMemberAsync(personId, document, name).JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetInt64();
        await citizen.AttachAsync(id).JsonAsync();
        return id;
    }

    public static async Task<long> CorrectionAskedAsync(this HttpClient citizen, long personId, string field, string value, string? documentType = null) =>
        (await citizen.AskForCorrectionAsync(personId, field, value, documentType: documentType).JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetInt64();

    public static Task<HttpResponseMessage> AskForCorrectionAsync(this HttpClient citizen, long personId, string field, string value, string reason = "登记有误", string? documentType = null) =>
        citizen.PostAsJsonAsync($"/api/mobile/people/{personId}/corrections", new { clientKey = Guid.NewGuid(), field, value, reason, documentType });

    public static async Task<HttpResponseMessage> ApproveAsync(this HttpClient officer, string door, long request)
    {
        var version = (await officer.GetAsync($"/api/{door}/requests/{request}").JsonAsync()).GetProperty("version").GetUInt32();
        return await officer.PostAsJsonAsync($"/api/{door}/requests/{request}/approve", new { version });
    }

    /// <summary>Somebody grown up with a phone of their own, signed in.</summary>
    public static async Task<(Person Person, HttpClient Citizen)> AddCitizenAsync(this TestServer server, string? group = null)
    {
        var phone = $"178{Random.Shared.Next(100_000_000):00000000}";
        var person = await server.AddPersonAsync(phone, group);
        return (person, await server.CitizenAsync(phone));
    }

    public static async Task<string?> StateAsync(this HttpClient citizen, long request) =>
        (await citizen.GetAsync("/api/mobile/requests").JsonAsync()).GetProperty("items").EnumerateArray()
        .Single(r => r.GetProperty("id").GetInt64() == request).GetProperty("state").GetString();
}
