using Paiyi.Server.People;
using Paiyi.Server.People.Checks;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Checks;

public sealed class DocumentNumbersTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void A_resident_id_tells_sex_and_day_of_birth()
    {
        var number = Check(DocumentType.ResidentId, "11010519491231002X").Value;
        number.Number.ShouldBe("11010519491231002X");
        number.Sex.ShouldBe(Sex.Female);
        number.BirthDate.ShouldBe(new DateOnly(1949, 12, 31));
    }

    [Theory]
    [InlineData("11010519491231002x")]
    [InlineData(" １１０１０５１９４９１２３１００２ｘ ")]
    [InlineData("110105-19491231-002X")]
    [InlineData("'110105 19491231 002X")]
    [InlineData("\u200B110105\u00A019491231\u3000002X\uFEFF")]
    public void However_it_is_typed_a_resident_id_has_one_form(string raw) =>
        Check(DocumentType.ResidentId, raw).Value.Number.ShouldBe("11010519491231002X");

    [Theory]
    [InlineData("110105194912310021", "persons.residentIdCheckCharacter")]
    [InlineData("110105194902300021", "persons.residentIdBirthDate")]
    [InlineData("110105189912310020", "persons.residentIdBirthDate")]
    [InlineData("110105202611240020", "persons.residentIdBirthDate")]
    [InlineData("990105194912310020", "persons.residentIdDivision")]
    [InlineData("110105491231002", "persons.residentIdOfFifteen")]
    [InlineData("1101051949123100", "persons.residentIdFormat")]
    [InlineData("1101051949123X0020", "persons.residentIdFormat")]
    [InlineData("11010519491231002A", "persons.residentIdFormat")]
    [InlineData("1.10105E+17", "persons.documentNumberAsNumber")]
    [InlineData("", "persons.documentNumberMissing")]
    [InlineData(" - ", "persons.documentNumberMissing")]
    public void A_wrong_resident_id_is_refused_for_its_own_reason(string raw, string code)
    {
        var refusal = Check(DocumentType.ResidentId, raw).Refusal.ShouldNotBeNull();
        refusal.Code.ShouldBe(code);
        refusal.Field.ShouldBe("documentNumber");
    }

    [Fact]
    public void Somebody_born_today_has_a_resident_id()
    {
        const string first = "11010520261123001";
        Check(DocumentType.ResidentId, first + DocumentNumbers.CheckCharacter(first)).Value.BirthDate.ShouldBe(Today);
    }

    [Fact]
    public void Every_single_wrong_digit_and_every_swap_of_neighbours_is_noticed()
    {
        const string right = "330106199003071237";
        var first = right[..17];
        var number = first + DocumentNumbers.CheckCharacter(first);
        for (var i = 0; i < 17; i++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                var wrong = number.ToCharArray();
                wrong[i] = digit;
                if (digit != number[i])
                    Check(DocumentType.ResidentId, new string(wrong)).Refusal.ShouldNotBeNull();
            }

            if (i == 16 || number[i] == number[i + 1])
                continue;
            var swapped = number.ToCharArray();
            (swapped[i], swapped[i + 1]) = (swapped[i + 1], swapped[i]);
            Check(DocumentType.ResidentId, new string(swapped)).Refusal.ShouldNotBeNull();
        }
    }

    [Theory]
    [InlineData(DocumentType.Passport, "e12345678", "E12345678")]
    [InlineData(DocumentType.Passport, "EA 1234567", "EA1234567")]
    [InlineData(DocumentType.HongKongMacaoPermit, "h12345678", "H12345678")]
    [InlineData(DocumentType.HongKongMacaoPermit, "H1234567801", "H12345678")]
    [InlineData(DocumentType.TaiwanPermit, "12345678", "12345678")]
    [InlineData(DocumentType.TaiwanPermit, "0123456789(Ｂ)", "0123456789B")]
    [InlineData(DocumentType.Other, "军字第1234567号", "军字第1234567号")]
    public void Other_documents_are_normalised(DocumentType type, string raw, string number) =>
        Check(type, raw).Value.ShouldBe(new DocumentNumber(type, number, null, null));

    [Theory]
    [InlineData(DocumentType.Passport, "E1234", true)]
    [InlineData(DocumentType.Passport, "E123", false)]
    [InlineData(DocumentType.Passport, "ABCDEFGH", false)]
    [InlineData(DocumentType.Passport, "E123456789", false)]
    [InlineData(DocumentType.HongKongMacaoPermit, "C12345678", false)]
    [InlineData(DocumentType.HongKongMacaoPermit, "H1234567", false)]
    [InlineData(DocumentType.TaiwanPermit, "123456789", false)]
    [InlineData(DocumentType.Other, "AB", false)]
    [InlineData(DocumentType.Other, "<script>1", false)]
    public void Other_documents_have_their_own_form(DocumentType type, string raw, bool accepted) =>
        (Check(type, raw).Refusal is null).ShouldBe(accepted);

    private static Checked<DocumentNumber> Check(DocumentType type, string raw) => DocumentNumbers.Check(type, raw, Today);
}
