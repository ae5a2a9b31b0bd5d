using System.Text.Json;
using System.Text.Json.Nodes;

namespace Paiyi.Rules.Tests;

/// <summary>Small rule sets of green, yellow and red.</summary>
internal static class Sets
{
    public static RuleSet Of(params JsonObject[] rules) => RuleSet.Parse(Json("green", rules));

    public static string Json(string standard, params JsonObject[] rules) => Object(standard, rules).ToJsonString();

    public static JsonObject Object(string standard, params JsonObject[] rules) => new()
    {
        ["id"] = "test",
        ["version"] = "1.0.0",
        ["default"] = standard,
        ["outcomes"] = new JsonArray("green", "yellow", "red"),
        ["rules"] = new JsonArray([.. rules]),
    };

    public static JsonObject Rule(
        string id,
        string outcome,
        string logic,
        string? until = null,
        string? from = null,
        string? validFrom = null,
        string? validTo = null) => new()
        {
            ["id"] = id,
            ["outcome"] = outcome,
            ["engine"] = "CERTLOGIC",
            ["engineVersion"] = "1.0.0",
            ["validFrom"] = validFrom,
            ["validTo"] = validTo,
            ["logic"] = JsonNode.Parse(logic),
            ["until"] = until is null ? null : JsonNode.Parse(until),
            ["from"] = from is null ? null : JsonNode.Parse(from),
            ["description"] = new JsonArray(new JsonObject { ["lang"] = "en", ["desc"] = id }),
        };

    public static string Time(string text) => $$"""{"plusTime": [{{JsonSerializer.Serialize(text)}}, 0, "day"]}""";
}
