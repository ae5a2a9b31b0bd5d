using Paiyi.Server.Regions;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Regions;

public sealed class RegionCodeTests
{
    [Theory]
    [InlineData("110000", RegionLevel.Province)]
    [InlineData("440300", RegionLevel.City)]
    [InlineData("110101", RegionLevel.District)]
    [InlineData("110101001", RegionLevel.Subdistrict)]
    [InlineData("441900003", RegionLevel.Subdistrict)]
    [InlineData("110101001001", RegionLevel.Community)]
    [InlineData("11010", null)]
    [InlineData("1101010", null)]
    [InlineData("000000", null)]
    [InlineData("110101000", null)]
    [InlineData("110101001000", null)]
    [InlineData("11010A", null)]
    [InlineData("１１０１０１", null)]
    public void The_shape_of_a_code_tells_its_level(string code, RegionLevel? level) => RegionCode.LevelOf(code).ShouldBe(level);

    [Theory]
    [InlineData("110100", "110000", true)]
    [InlineData("110101", "110000", true)]
    [InlineData("110101", "110100", true)]
    [InlineData("440301", "110000", false)]
    [InlineData("441900003", "441900", true)]
    [InlineData("110102001", "110101", false)]
    [InlineData("110101001001", "110101001", true)]
    [InlineData("110101002001", "110101001", false)]
    [InlineData("110000", "110101", false)]
    public void A_code_lies_below_a_parent_of_the_same_beginning(string code, string parent, bool lies)
    {
        var region = new Region
        {
            Code = parent, Name = "", Level = RegionCode.LevelOf(parent)!.Value, Path = "", ValidFrom = default,
        };

        RegionCode.LiesIn(code, RegionCode.LevelOf(code)!.Value, region).ShouldBe(lies);
    }
}
