namespace Paiyi.Rules.Tests.Expressions;

public sealed class VarTests
{
    [Theory]
    [InlineData("", """{"a": 1}""", """{"a": 1}""")]
    [InlineData("", "7", "7")]
    [InlineData("", "null", "null")]
    [InlineData("a", """{"a": 1}""", "1")]
    [InlineData("a.b.c", """{"a": {"b": {"c": "deep"}}}""", "\"deep\"")]
    [InlineData("doses.0.day", """{"doses": [{"day": "2026-11-01"}]}""", "\"2026-11-01\"")]
    [InlineData("1.0", """[[1, 2], [3]]""", "3")]
    [InlineData("数.值", """{"数": {"值": 5}}""", "5")]
    public void A_path_leads_to_the_value(string path, string data, string expected) =>
        Evaluating.ShouldYield($$"""{"var": "{{path}}"}""", data, expected);

    [Theory]
    [InlineData("a", "null")]
    [InlineData("a.b.c", """{"a": null}""")]
    [InlineData("b", """{"a": 1}""")]
    [InlineData("a.b", """{"a": 1}""")]
    [InlineData("a.b", """{"a": "text"}""")]
    [InlineData("a.length", """{"a": [1]}""")]
    [InlineData("1", "[1]")]
    [InlineData("-1", "[1]")]
    [InlineData("99999999999", "[1]")]
    [InlineData("0", """{"0": "an object has no items"}""")]
    [InlineData("A", """{"a": 1}""")]
    public void A_path_to_nowhere_yields_null(string path, string data) =>
        Evaluating.ShouldYield($$"""{"var": "{{path}}"}""", data, "null");

    [Theory]
    [InlineData("{}", "9")]
    [InlineData("""{"a": null}""", "9")]
    [InlineData("""{"a": 0}""", "0")]
    [InlineData("""{"a": false}""", "false")]
    [InlineData("""{"a": ""}""", "\"\"")]
    public void A_default_stands_in_for_null_only(string data, string expected) =>
        Evaluating.ShouldYield("""{"var": ["a", 9]}""", data, expected);

    [Fact]
    public void A_default_may_be_computed() =>
        Evaluating.ShouldYield("""{"var": ["a", {"+": [{"var": "b"}, 1]}]}""", """{"b": 1}""", "2");

    [Fact]
    public void A_default_inside_a_reduction_sees_the_reduction() =>
        Evaluating.ShouldYield(
            """{"reduce": [[1, 2], {"+": [{"var": ["data.missing", {"var": "accumulator"}]}, {"var": "current"}]}, 0]}""",
            "{}",
            "3");
}
