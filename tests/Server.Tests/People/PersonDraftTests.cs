using Paiyi.Server.People;
using Paiyi.Server.Platform.Problems;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People;

public sealed class PersonDraftTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private readonly List<Refusal> _refusals = [];

    [Fact]
    public void A_resident_id_alone_gives_type_sex_and_day_of_birth()
    {
        var person = Check(new PersonDraft { Name = "张三", DocumentNumber = "11010519491231002x" }).ShouldNotBeNull();
        person.DocumentType.ShouldBe(DocumentType.ResidentId);
        person.Sex.ShouldBe(Sex.Female);
        person.BirthDate.ShouldBe(new DateOnly(1949, 12, 31));
        person.AttributesJson.ShouldBe("{}");
    }

    [Fact]
    public void Sex_and_day_of_birth_must_agree_with_a_resident_id()
    {
        Check(new PersonDraft { Name = "张三", DocumentNumber = "11010519491231002X", Sex = "男", BirthDate = "1949-12-30" }).ShouldBeNull();
        _refusals.Select(r => r.Code).ShouldBe(["persons.sexDisagrees", "persons.birthDateDisagrees"]);
    }

    [Fact]
    public void Another_document_needs_them_given()
    {
        Check(new PersonDraft { Name = "John", DocumentType = "护照", DocumentNumber = "E12345678" }).ShouldBeNull();
        _refusals.Select(r => r.Field).ShouldBe(["sex", "birthDate"]);
        _refusals.Clear();
        var person = Check(new PersonDraft { Name = "John", DocumentType = "passport", DocumentNumber = "E12345678", Sex = "M", BirthDate = "1980/1/2" });
        person.ShouldNotBeNull().BirthDate.ShouldBe(new DateOnly(1980, 1, 2));
    }

    [Fact]
    public void Every_wrong_field_is_reported_at_once()
    {
        Check(new PersonDraft
        {
            Name = "",
            DocumentType = "身份",
            DocumentNumber = "1",
            Phone = "0571-87654321",
            Sex = "?",
            BirthDate = "2026-11-24",
            Address = new string('x', 201),
        }).ShouldBeNull();
        _refusals.Select(r => r.Field).ShouldBe(["name", "documentType", "phone", "sex", "birthDate", "address"]);
    }

    [Fact]
    public void A_checked_person_prints_nothing_personal() =>
        $"{Check(new PersonDraft { Name = "张三", DocumentNumber = "11010519491231002X", Phone = "13812345678" })}".ShouldBe("CheckedPerson");

    private CheckedPerson? Check(PersonDraft draft) => draft.Check(AttributeSet.None, Today, _refusals);
}
