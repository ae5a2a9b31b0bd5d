namespace Paiyi.Rules.Tests.Expressions;

public sealed class TimeTests
{
    [Theory]
    [InlineData("2021", "2021-12-31T00:00:00.000Z")]
    [InlineData("2021-02", "2021-02-28T00:00:00.000Z")]
    [InlineData("2024-02", "2024-02-29T00:00:00.000Z")]
    [InlineData("2021-05-04", "2021-05-04T00:00:00.000Z")]
    [InlineData("2021-05-04T13:37:42", "2021-05-04T13:37:42.000Z")]
    [InlineData("2021-05-04T13:37:42Z", "2021-05-04T13:37:42.000Z")]
    [InlineData("2021-05-04T13:37:42+2", "2021-05-04T11:37:42.000Z")]
    [InlineData("2021-05-04T13:37:42+02", "2021-05-04T11:37:42.000Z")]
    [InlineData("2021-05-04T13:37:42+230", "2021-05-04T11:07:42.000Z")]
    [InlineData("2021-05-04T13:37:42+0230", "2021-05-04T11:07:42.000Z")]
    [InlineData("2021-05-04T13:37:42+2:30", "2021-05-04T11:07:42.000Z")]
    [InlineData("2021-05-04T13:37:42+02:30", "2021-05-04T11:07:42.000Z")]
    [InlineData("2021-05-04T13:37:42-00:00", "2021-05-04T13:37:42.000Z")]
    [InlineData("2021-05-04T00:00:00+08:00", "2021-05-03T16:00:00.000Z")]
    [InlineData("2021-05-04T23:00:00-02:00", "2021-05-05T01:00:00.000Z")]
    [InlineData("2021-05-04T13:37:42.1", "2021-05-04T13:37:42.100Z")]
    [InlineData("2021-05-04T13:37:42.01Z", "2021-05-04T13:37:42.010Z")]
    [InlineData("2021-05-04T13:37:42.9999999+1", "2021-05-04T12:37:42.999Z")]
    [InlineData("2021-05-04T13:37:42.0001Z", "2021-05-04T13:37:42.000Z")]
    [InlineData("0001-01-01", "0001-01-01T00:00:00.000Z")]
    public void Every_specified_format_is_read(string text, string expected) =>
        Evaluating.ShouldYield($$"""{"plusTime": ["{{text}}", 0, "day"]}""", "null", $"\"{expected}\"");

    [Theory]
    [InlineData("")]
    [InlineData("21")]
    [InlineData("2021-")]
    [InlineData("2021-13")]
    [InlineData("2021-00")]
    [InlineData("2021-2-3")]
    [InlineData("2021-02-29")]
    [InlineData("2021-04-31")]
    [InlineData("2021/05/04")]
    [InlineData("20210504")]
    [InlineData("0000-01-01")]
    [InlineData("2021-05-04 13:37:42")]
    [InlineData("2021-05-04T13:37")]
    [InlineData("2021-05-04T24:00:00")]
    [InlineData("2021-05-04T13:60:00")]
    [InlineData("2021-05-04T13:37:60")]
    [InlineData("2021-05-04T13:37:42z")]
    [InlineData("2021-05-04T13:37:42.")]
    [InlineData("2021-05-04T13:37:42.Z")]
    [InlineData("2021-05-04T13:37:42+")]
    [InlineData("2021-05-04T13:37:42+02:")]
    [InlineData("2021-05-04T13:37:42+02:3")]
    [InlineData("2021-05-04T13:37:42+002:30")]
    [InlineData("2021-05-04T13:37:42+24:00")]
    [InlineData("2021-05-04T13:37:42+02:60")]
    [InlineData("2021-05-04T13:37:42+12345")]
    [InlineData("2021-05-04T13:37:42Z ")]
    [InlineData("２０２１-05-04")]
    [InlineData("0001-01-01T00:00:00+08:00")]
    public void Any_other_format_fails(string text) =>
        Evaluating.ShouldFail($$"""{"plusTime": ["{{text}}", 0, "day"]}""").Path.ShouldBe("$.plusTime");

    [Theory]
    [InlineData("2021-06-23", 1, "day", "2021-06-24T00:00:00.000Z")]
    [InlineData("2021-06-23", -1, "day", "2021-06-22T00:00:00.000Z")]
    [InlineData("2021-06-23", -180, "day", "2020-12-25T00:00:00.000Z")]
    [InlineData("2020-02-29", 1, "day", "2020-03-01T00:00:00.000Z")]
    [InlineData("2021-06-23T00:00:00Z", -1, "hour", "2021-06-22T23:00:00.000Z")]
    [InlineData("2021-06-23T00:00:00Z", 72, "hour", "2021-06-26T00:00:00.000Z")]
    [InlineData("2021-02-01", 0, "month", "2021-02-01T00:00:00.000Z")]
    [InlineData("2021-12-01T10:20:30.4Z", 1, "month", "2022-01-01T10:20:30.400Z")]
    [InlineData("2021-12-01", -12, "month", "2020-12-01T00:00:00.000Z")]
    [InlineData("2020-02-29", 1, "month", "2020-03-29T00:00:00.000Z")]
    [InlineData("2021-01-31", 1, "month", "2021-03-03T00:00:00.000Z")]
    [InlineData("2021-03-31", -1, "month", "2021-03-03T00:00:00.000Z")]
    [InlineData("2021-02-01", 2, "year", "2023-02-01T00:00:00.000Z")]
    [InlineData("2020-02-29", 1, "year", "2021-03-01T00:00:00.000Z")]
    [InlineData("2020-02-29", 4, "year", "2024-02-29T00:00:00.000Z")]
    [InlineData("2020-02-29", -1, "year", "2019-03-01T00:00:00.000Z")]
    public void Time_shifts_by_the_calendar_in_UTC(string text, int amount, string unit, string expected) =>
        Evaluating.ShouldYield($$"""{"plusTime": ["{{text}}", {{amount}}, "{{unit}}"]}""", "null", $"\"{expected}\"");

    [Theory]
    [InlineData("9999-12-31", 1, "day")]
    [InlineData("0001-01-01", -1, "hour")]
    [InlineData("2021-01-01", 2147483647, "year")]
    [InlineData("2021-01-01", -2147483648, "month")]
    public void A_shift_beyond_the_calendar_fails(string text, int amount, string unit) =>
        Evaluating.ShouldFail($$"""{"plusTime": ["{{text}}", {{amount}}, "{{unit}}"]}""");

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("[]")]
    public void Only_a_text_or_a_date_time_shifts(string data) =>
        Evaluating.ShouldFail("""{"plusTime": [{"var": ""}, 0, "day"]}""", data);

    [Fact]
    public void A_date_time_among_the_facts_needs_no_parsing()
    {
        var noon = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(8));

        RuleExpression.Parse("""{"plusTime": [{"var": ""}, 1, "day"]}""").Evaluate(FactValue.Of(noon))
            .AsDateTime().ShouldBe(noon.AddDays(1));
    }

    [Theory]
    [InlineData("before", -1, true)]
    [InlineData("before", 0, false)]
    [InlineData("before", 1, false)]
    [InlineData("after", -1, false)]
    [InlineData("after", 0, false)]
    [InlineData("after", 1, true)]
    [InlineData("not-before", -1, false)]
    [InlineData("not-before", 0, true)]
    [InlineData("not-before", 1, true)]
    [InlineData("not-after", -1, true)]
    [InlineData("not-after", 0, true)]
    [InlineData("not-after", 1, false)]
    public void Instants_compare(string operation, int hours, bool holds) =>
        Evaluating.ShouldYield(
            $$"""
            {"{{operation}}": [
              {"plusTime": ["2021-06-01", {{hours}}, "hour"]},
              {"plusTime": ["2021-06-01T08:00:00+08:00", 0, "day"]}]}
            """,
            "null",
            holds ? "true" : "false");

    /// <summary>The shape of the EU's rule on the validity of a vaccination: from the 14th through the 365th day.</summary>
    [Theory]
    [InlineData("2021-05-14T23:59:59Z", false)]
    [InlineData("2021-05-15T00:00:00Z", true)]
    [InlineData("2022-05-01T00:00:00Z", true)]
    [InlineData("2022-05-01T00:00:00.001Z", false)]
    public void Three_instants_compare_pair_by_pair(string now, bool holds) =>
        Evaluating.ShouldYield(
            """
            {"not-after": [
              {"plusTime": ["2021-05-01", 14, "day"]},
              {"plusTime": [{"var": "now"}, 0, "day"]},
              {"plusTime": ["2021-05-01", 365, "day"]}]}
            """,
            $$"""{"now": "{{now}}"}""",
            holds ? "true" : "false");

    [Theory]
    [InlineData("""{"before": ["2021-01-01", "2021-01-02"]}""")]
    [InlineData("""{"before": [{"plusTime": ["2021-01-01", 0, "day"]}, 5]}""")]
    [InlineData("""{"after": [{"plusTime": ["2021-01-01", 0, "day"]}, {"var": "missing"}]}""")]
    public void Only_instants_compare_as_time(string expression) => Evaluating.ShouldFail(expression);

    [Theory]
    [InlineData("2004", "2004-12-31T00:00:00.000Z")]
    [InlineData("2004-02", "2004-02-29T00:00:00.000Z")]
    [InlineData("2004-01-09", "2004-01-09T00:00:00.000Z")]
    public void A_partial_date_of_birth_means_its_last_day(string text, string expected) =>
        Evaluating.ShouldYield($$"""{"dccDateOfBirth": ["{{text}}"]}""", "null", $"\"{expected}\"");

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"2004-01-01T00:00:00Z\"")]
    [InlineData("\"04\"")]
    [InlineData("null")]
    [InlineData("2004")]
    public void Anything_else_is_no_date_of_birth(string data) =>
        Evaluating.ShouldFail("""{"dccDateOfBirth": [{"var": ""}]}""", data);
}
