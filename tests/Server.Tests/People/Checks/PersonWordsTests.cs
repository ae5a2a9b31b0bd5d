using Paiyi.Server.People;
using Paiyi.Server.People.Checks;
using Paiyi.Server.Platform.Problems;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Checks;

public sealed class PersonWordsTests
{
    public static MatrixTheoryData<DocumentType, Language> Texts =>
        new(Enum.GetValues<DocumentType>(), Enum.GetValues<Language>());

    [Theory]
    [MemberData(nameof(Texts))]
    public void What_a_file_shows_of_a_document_type_may_be_given_back(DocumentType type, Language language)
    {
        PersonWords.TryDocumentType(PersonTexts.Of(type, language), out var read).ShouldBeTrue();
        read.ShouldBe(type);
    }

    [Fact]
    public void Another_document_is_named_as_the_pages_name_it() =>
        PersonTexts.Of(DocumentType.Other, Language.Chinese).ShouldBe("其他证件");
}
