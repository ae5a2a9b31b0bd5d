using Paiyi.Server.People.Checks;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Checks;

public sealed class PersonNamesTests
{
    [Theory]
    [InlineData("张三", "张三")]
    [InlineData("  张三\u3000", "张三")]
    [InlineData("\uFEFF张\u200B三", "张三")]
    [InlineData("阿卜杜拉•买买提", "阿卜杜拉·买买提")]
    [InlineData("阿卜杜拉・买买提", "阿卜杜拉·买买提")]
    [InlineData("Ｊｏｈｎ  Ｓｍｉｔｈ", "John Smith")]
    [InlineData("𠮷田", "𠮷田")]
    [InlineData("王𬭊", "王𬭊")]
    [InlineData("<b>Anne-Marie O'Neil</b>", "<b>Anne-Marie O'Neil</b>")]
    public void A_name_is_kept_as_people_write_it(string raw, string name) => PersonNames.Check(raw).Value.ShouldBe(name);

    [Theory]
    [InlineData("", "persons.nameMissing")]
    [InlineData(" \u3000", "persons.nameMissing")]
    [InlineData("123", "persons.nameWrong")]
    [InlineData("张\0三", "persons.nameWrong")]
    [InlineData("\u202E张三", "persons.nameWrong")]
    public void What_is_no_name_is_refused(string raw, string code) => PersonNames.Check(raw).Refusal.ShouldNotBeNull().Code.ShouldBe(code);

    [Fact]
    public void Half_a_character_is_refused() => PersonNames.Check("张\uD842").Refusal.ShouldBe(Server.People.PersonProblems.NameWrong);

    [Fact]
    public void Sixty_rare_characters_fit_and_sixty_one_do_not()
    {
        PersonNames.Check(string.Concat(Enumerable.Repeat("𠮷", 60))).Refusal.ShouldBeNull();
        PersonNames.Check(string.Concat(Enumerable.Repeat("𠮷", 61))).Refusal.ShouldNotBeNull().Code.ShouldBe("persons.nameTooLong");
    }
}
