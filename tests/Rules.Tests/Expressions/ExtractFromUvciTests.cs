namespace Paiyi.Rules.Tests.Expressions;

public sealed class ExtractFromUvciTests
{
    [Theory]
    [InlineData("null", 0, "null")]
    [InlineData("null", -1, "null")]
    [InlineData("\"\"", 0, "\"\"")]
    [InlineData("\"\"", 1, "null")]
    [InlineData("\"URN:UVCI:01:NL:187/37512422923\"", -1, "null")]
    [InlineData("\"URN:UVCI:01:NL:187/37512422923\"", 0, "\"01\"")]
    [InlineData("\"URN:UVCI:01:NL:187/37512422923\"", 1, "\"NL\"")]
    [InlineData("\"URN:UVCI:01:NL:187/37512422923\"", 3, "\"37512422923\"")]
    [InlineData("\"URN:UVCI:01:NL:187/37512422923\"", 4, "null")]
    [InlineData("\"01:AT:10807843F94AEE0EE5093FBC254BD813#B\"", 1, "\"AT\"")]
    [InlineData("\"01:AT:10807843F94AEE0EE5093FBC254BD813#B\"", 3, "\"B\"")]
    [InlineData("\"a::c/#/f\"", 1, "\"\"")]
    [InlineData("\"a::c/#/f\"", 4, "\"\"")]
    [InlineData("\"a::c/#/f\"", 5, "\"f\"")]
    [InlineData("\"a::c/#/f\"", 6, "null")]
    [InlineData("\"urn:uvci:01\"", 0, "\"urn\"")]
    public void A_fragment_is_taken_by_its_index(string data, int index, string expected) =>
        Evaluating.ShouldYield($$"""{"extractFromUVCI": [{"var": ""}, {{index}}]}""", data, expected);

    [Theory]
    [InlineData("1")]
    [InlineData("[]")]
    [InlineData("true")]
    public void Only_a_text_has_fragments(string data) =>
        Evaluating.ShouldFail("""{"extractFromUVCI": [{"var": ""}, 0]}""", data);
}
