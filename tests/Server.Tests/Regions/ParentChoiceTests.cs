using Paiyi.Server.Regions;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Regions;

/// <summary>The decision alone; the organisation is number 1, the wanted parent number 2.</summary>
public sealed class ParentChoiceTests
{
    [Theory]
    [InlineData(false, new long[] { 2, 3 }, 1, null)]
    [InlineData(false, new long[] { 2, 3, 4, 5, 6, 7, 8 }, 1, null)]
    [InlineData(false, new long[] { 2, 3, 4, 5, 6, 7, 8, 9 }, 1, "organisations.parentTooDeep")]
    [InlineData(false, new long[] { 2, 3, 4, 5, 6, 7 }, 3, "organisations.parentTooDeep")]
    [InlineData(false, new long[] { 2, 3, 1 }, 1, "organisations.parentBelow")]
    [InlineData(true, new long[] { 2 }, 1, "organisations.parentArchived")]
    public void What_stands_above_and_below_decides(bool archived, long[] above, int height, string? code) =>
        (ParentChoice.Decide(1, new ChosenParent(2, archived), above, height)?.Code).ShouldBe(code);

    [Fact]
    public void Oneself_and_nobody_are_no_parents()
    {
        ParentChoice.Decide(1, new ChosenParent(1, false), [1], 1)!.Code.ShouldBe("organisations.parentSelf");
        ParentChoice.Decide(1, null, [], 1)!.Code.ShouldBe("organisations.parentNotFound");
    }
}
