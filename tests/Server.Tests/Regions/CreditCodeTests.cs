using Paiyi.Server.Regions;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Regions;

public sealed class CreditCodeTests
{
    [Theory]
    [InlineData("91350100M000100Y43", "91350100M000100Y43")]
    [InlineData(" 91350100m000100y43 ", "91350100M000100Y43")]
    [InlineData("9135 0100 M000 100Y 43", "91350100M000100Y43")]
    [InlineData("91350100M000100Y44", null)]
    [InlineData("91350100M000100Y4", null)]
    [InlineData("91350100O000100Y43", null)]
    public void The_check_character_of_GB_32100_must_fit(string text, string? code) => CreditCode.Normalise(text).ShouldBe(code);
}
