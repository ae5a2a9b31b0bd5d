using System.Text.Json;
using System.Text.Json.Nodes;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Contract;

/// <summary>The committed documents, from which every client is generated, are those that the server serves.</summary>
public sealed class OpenApiDocumentTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData("mobile")]
    [InlineData("organisation")]
    [InlineData("command")]
    public async Task The_committed_document_is_the_served_one(string audience)
    {
        var committed = await File.ReadAllTextAsync(Path.Combine(Repository.Root, $"web/packages/api/openapi/{audience}.json"));

        var served = await ServedAsync(audience);

        JsonNode.DeepEquals(JsonNode.Parse(committed), JsonNode.Parse(served))
            .ShouldBeTrue($"Save /openapi/{audience}.json as web/packages/api/openapi/{audience}.json and run 'npm run generate'.");
    }

    [Theory]
    [InlineData("mobile")]
    [InlineData("organisation")]
    [InlineData("command")]
    public async Task Every_operation_has_a_name_of_its_own_and_a_description(string audience)
    {
        using var document = JsonDocument.Parse(await ServedAsync(audience));

        var operations = document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(o => (Where: $"{o.Name} {path.Name}", Operation: o.Value))).ToList();

        operations.Select(o => o.Operation.GetProperty("operationId").GetString()).ShouldBeUnique();
        operations.Where(o => !o.Operation.TryGetProperty("summary", out _)).Select(o => o.Where).ShouldBeEmpty();
    }

    private async Task<string> ServedAsync(string audience)
    {
        using var client = server.Anonymous();
        return await client.GetStringAsync($"/openapi/{audience}.json");
    }
}
