using System.Text.Json;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Problems;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People;

public sealed class AttributeSetTests
{
    private readonly List<Refusal> _refusals = [];

    [Theory]
    [InlineData(AttributeType.Text, " 三号楼 ", "\"三号楼\"")]
    [InlineData(AttributeType.Number, "３６．５", "36.5")]
    [InlineData(AttributeType.Number, "-4", "-4")]
    [InlineData(AttributeType.Boolean, "是", "true")]
    [InlineData(AttributeType.Boolean, "否", "false")]
    [InlineData(AttributeType.Boolean, "FALSE", "false")]
    [InlineData(AttributeType.Date, "2026年1月5日", "\"2026-01-05\"")]
    [InlineData(AttributeType.Date, "2026/1/5", "\"2026-01-05\"")]
    [InlineData(AttributeType.Date, "20260105", "\"2026-01-05\"")]
    [InlineData(AttributeType.Choice, "住校", "\"住校\"")]
    public void A_value_is_kept_in_its_type(AttributeType type, string raw, string json)
    {
        Check(type, raw).ShouldBe($$"""{"field":{{json}}}""");
        _refusals.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(AttributeType.Number, "三十六", "persons.attributeNumber")]
    [InlineData(AttributeType.Number, "1e3", "persons.attributeNumber")]
    [InlineData(AttributeType.Boolean, "也许", "persons.attributeBoolean")]
    [InlineData(AttributeType.Date, "2026-02-30", "persons.attributeDate")]
    [InlineData(AttributeType.Choice, "其它", "persons.attributeChoice")]
    public void What_is_not_understood_is_refused_and_never_defaulted(AttributeType type, string raw, string code)
    {
        Check(type, raw);
        var refusal = _refusals.ShouldHaveSingleItem();
        refusal.Code.ShouldBe(code);
        refusal.Field.ShouldBe("attributes.field");
    }

    [Fact]
    public void An_unknown_choice_comes_with_the_nearest_one()
    {
        Check(AttributeType.Choice, "住校生");
        _refusals.ShouldHaveSingleItem().Details["suggestion"].ShouldBe("住校");
    }

    [Fact]
    public void A_required_value_that_is_blank_is_missing()
    {
        Check(AttributeType.Text, "  ", required: true).ShouldBe("{}");
        _refusals.ShouldHaveSingleItem().Code.ShouldBe("persons.attributeMissing");
    }

    [Fact]
    public void A_wrong_required_value_is_not_called_missing_too()
    {
        Check(AttributeType.Number, "x", required: true);
        _refusals.ShouldHaveSingleItem().Code.ShouldBe("persons.attributeNumber");
    }

    [Fact]
    public void An_unknown_field_is_refused_with_the_one_that_was_meant()
    {
        AttributeSet.OfPersons([Definition(AttributeType.Text)]).Check([new("fields", "x")], _refusals);
        _refusals.ShouldHaveSingleItem().Details["suggestion"].ShouldBe("field");
    }

    [Fact]
    public void A_retired_attribute_is_not_asked()
    {
        var retired = Definition(AttributeType.Text, required: true);
        retired.RetiredAt = DateTimeOffset.UnixEpoch;
        AttributeSet.OfPersons([retired]).Check([], _refusals).ShouldBe("{}");
        _refusals.ShouldBeEmpty();
    }

    [Fact]
    public void Each_occasion_asks_for_its_own()
    {
        var both = Definition(AttributeType.Text);
        both.InRoster = true;
        AttributeSet.OfRosters([both]).Definitions.Count.ShouldBe(1);
        AttributeSet.OfDeclarations([both]).Definitions.ShouldBeEmpty();
        AttributeSet.OfPersons([both]).Definitions.Count.ShouldBe(1);
    }

    [Fact]
    public void The_scalars_of_a_form_are_raw_values()
    {
        var form = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>("""{"a":"x","b":1.5,"c":true,"d":null}""");
        AttributeSet.RawOf(form).Select(p => p.Value).ShouldBe(["x", "1.5", "true", null]);
    }

    private string Check(AttributeType type, string raw, bool required = false) =>
        AttributeSet.OfPersons([Definition(type, required)]).Check([new("field", raw)], _refusals);

    private static AttributeDefinition Definition(AttributeType type, bool required = false) => new()
    {
        Key = "field",
        LabelZh = "字段",
        LabelEn = "Field",
        Type = type,
        Choices = type == AttributeType.Choice ? ["走读", "住校"] : [],
        Required = required,
    };
}
