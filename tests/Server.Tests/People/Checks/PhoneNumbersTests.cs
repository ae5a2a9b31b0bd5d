using Paiyi.Server.People.Checks;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Checks;

public sealed class PhoneNumbersTests
{
    [Theory]
    [InlineData("13812345678")]
    [InlineData("138 1234 5678")]
    [InlineData("138-1234-5678")]
    [InlineData("+86 13812345678")]
    [InlineData("+86-138-1234-5678")]
    [InlineData("008613812345678")]
    [InlineData("8613812345678")]
    [InlineData("（＋８６）１３８１２３４５６７８")]
    public void However_it_is_typed_a_mobile_number_has_one_form(string raw) =>
        PhoneNumbers.Check(raw).Value.ShouldBe("13812345678");

    [Theory]
    [InlineData("12812345678", "persons.phoneWrong")]
    [InlineData("1381234567", "persons.phoneWrong")]
    [InlineData("138123456789", "persons.phoneWrong")]
    [InlineData("无", "persons.phoneWrong")]
    [InlineData("0571-87654321", "persons.phoneLandline")]
    [InlineData("+86 571 87654321", "persons.phoneWrong")]
    [InlineData("87654321", "persons.phoneLandline")]
    [InlineData("+852 9123 4567", "persons.phoneForeign")]
    [InlineData("1.38123E+10", "persons.phoneAsNumber")]
    public void Another_number_is_refused_for_its_own_reason(string raw, string code)
    {
        var refusal = PhoneNumbers.Check(raw).Refusal.ShouldNotBeNull();
        refusal.Code.ShouldBe(code);
        refusal.Field.ShouldBe("phone");
    }
}
