using System.Text.Json.Nodes;

namespace Paiyi.Rules.Tests;

public sealed class RefusedRuleSetTests
{
    public static TheoryData<string, Action<JsonObject>> Flaws => new()
    {
        { "$.id", set => set.Remove("id") },
        { "$.id", set => set["id"] = "Health Code" },
        { "$.id", set => set["id"] = "test\n" },
        { "$.version", set => set["version"] = "1.0" },
        { "$.version", set => set["version"] = 1 },
        { "$.validTo", set => (set["validFrom"], set["validTo"]) = ("2026-01-02T00:00:00Z", "2026-01-02T00:00:00Z") },
        { "$.validFrom", set => set["validFrom"] = "soon" },
        { "$.default", set => set["default"] = "blue" },
        { "$.outcomes", set => set["outcomes"] = new JsonArray("green") },
        { "$.outcomes", set => set["outcomes"] = new JsonArray("green", "red", "green") },
        { "$.outcomes[1]", set => set["outcomes"] = new JsonArray("green", 2) },
        { "$.rules", set => set.Remove("rules") },
        { "$.rules", set => set["rules"] = new JsonArray([.. Enumerable.Range(0, 201).Select(_ => new JsonObject())]) },
        { "$.rules[0]", set => set["rules"] = new JsonArray("a rule") },
        { "$.untill", set => set["untill"] = 1 },
        { "$.rules[1].id", set => set["rules"]!.AsArray().Add(Sets.Rule("r", "red", "true")) },
        { "$.rules[0].outcome", set => First(set)["outcome"] = "blue" },
        { "$.rules[0].engine", set => First(set)["engine"] = "DROOLS" },
        { "$.rules[0].engineVersion", set => First(set)["engineVersion"] = "2.0.0" },
        { "$.rules[0].logic", set => First(set)["logic"] = null },
        { "$.rules[0].logic.or", set => First(set)["logic"] = JsonNode.Parse("""{"or": [1, 2]}""") },
        { "$.rules[0].until.var", set => First(set)["until"] = JsonNode.Parse("""{"var": 5}""") },
        { "$.rules[0].from", set => First(set)["from"] = 1.5 },
        { "$.rules[0].unitl", set => First(set)["unitl"] = true },
        { "$.rules[0].description", set => First(set).Remove("description") },
        { "$.rules[0].description", set => First(set)["description"] = new JsonArray() },
        { "$.rules[0].description[0].desc", set => First(set)["description"]![0]!.AsObject().Remove("desc") },
        { "$.rules[0].description[1]", set => First(set)["description"]!.AsArray().Add(Text()) },
        { "$.rules[0].advice[0].text", set => First(set)["advice"] = new JsonArray(new JsonObject { ["text"] = "" }) },
        { "$.rules[0].affectedFields", set => First(set)["affectedFields"] = "declaration" },
    };

    [Theory]
    [MemberData(nameof(Flaws), DisableDiscoveryEnumeration = true)]
    public void A_flaw_is_refused_with_its_place(string path, Action<JsonObject> flaw)
    {
        var set = Sets.Object("green", Sets.Rule("r", "red", "true"));
        RuleSet.Parse(set.ToJsonString());
        flaw(set);

        Should.Throw<RuleSetException>(() => RuleSet.Parse(set.ToJsonString())).Path.ShouldBe(path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"id": "a", "id": "b"}""")]
    [InlineData("""{"id": "a"} {}""")]
    public void What_is_no_object_is_refused(string json) =>
        Should.Throw<RuleSetException>(() => RuleSet.Parse(json)).Path.ShouldBe("$");

    [Fact]
    public void A_text_beyond_the_limit_is_refused_unread() =>
        Should.Throw<RuleSetException>(() => RuleSet.Parse(new string(' ', RuleSet.MaxLength + 1)))
            .Problem.ShouldContain("1000000");

    private static JsonObject First(JsonObject set) => set["rules"]![0]!.AsObject();

    private static JsonObject Text() => new() { ["lang"] = "en", ["desc"] = "again" };
}
