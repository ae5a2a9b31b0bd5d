using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;

namespace Paiyi.Server.Tests.Fixtures;

/// <summary>Reading of answers in tests.</summary>
public static class Answers
{
    /// <summary>The JSON of an answer that must have this status; shows the body when it has not.</summary>
    public static async Task<JsonElement> JsonAsync(this Task<HttpResponseMessage> sending, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await sending;
        var body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, body);
        return body.Length == 0 ? default : JsonDocument.Parse(body).RootElement;
    }

    /// <summary>The status and the code of a refusal.</summary>
    public static async Task<(int Status, string? Code)> RefusalAsync(this Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return ((int)answer.StatusCode, problem.TryGetProperty("code", out var code) ? code.GetString() : null);
    }
}
