using Paiyi.Server.People;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Duplicates;

public sealed class NameSoundTests
{
    [Theory]
    [InlineData("王小明", "wang xiao ming")]
    [InlineData("王晓鸣", "wang xiao ming")]
    [InlineData("張偉", "zhang wei")]
    [InlineData("吕绿", "lv lv")]
    [InlineData("王䶮", "wang yan")]
    [InlineData("𠮷野", "ji ye")]
    [InlineData("阿卜杜拉·买买提", "a bo du la mai mai ti")]
    [InlineData("O'Brien  Seán", "obrien sean")]
    [InlineData("NGUYỄN VĂN A", "nguyen van a")]
    [InlineData("José-María", "josemaria")]
    [InlineData("王 Peter", "wang peter")]
    [InlineData("Zoe\u0301", "zoe")]
    public void A_name_becomes_what_one_hears(string name, string sound) => NameSound.Of(name).ShouldBe(sound);

    [Theory]
    [InlineData("单玉", "shan yu")]
    [InlineData("玉单", "yu dan")]
    [InlineData("曾解", "zeng jie")]
    [InlineData("解曾", "xie ceng")]
    [InlineData("仇区", "qiu qu")]
    [InlineData("尉迟敬", "yu chi jing")]
    public void A_surname_sounds_as_surnames_do(string name, string sound) => NameSound.Of(name).ShouldBe(sound);

    [Theory]
    [InlineData("བསོད་ནམས")]
    [InlineData("\uE000\uE001")]
    [InlineData("Иван")]
    public void What_no_table_knows_stands_for_itself(string name)
    {
        NameSound.Of(name).ShouldNotBeEmpty();
        NameSound.Of(name).ShouldBe(NameSound.Of(name.ToUpperInvariant()));
    }

    [Fact]
    public void The_longest_name_fits_its_column() =>
        NameSound.Of(string.Concat(Enumerable.Repeat("双", 60))).Length.ShouldBeLessThanOrEqualTo(NameSound.MaxLength);
}
