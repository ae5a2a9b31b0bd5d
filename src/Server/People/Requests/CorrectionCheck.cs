using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Requests;

/// <summary>A right value that a citizen names, checked as the person's form would check it.</summary>
internal static class CorrectionCheck
{
    /// <summary>Beside the value everything is right: what an old import left in other fields is no reason to refuse it.</summary>
    private static readonly PersonDraft Somebody = new()
    {
        Name = "某人", DocumentType = nameof(DocumentType.Other), DocumentNumber = "A00000000", Sex = nameof(Sex.Male), BirthDate = "2000-01-01",
    };

    /// <summary>The checked value in its place and as it would be written; or the refusal of the value.</summary>
    public static (CheckedPerson? Person, string? Value, Refusal? Refusal) Run(
        Person person, CorrectedField field, string value, DocumentType? type, PersonSeal seal, DateOnly today)
    {
        if (field == CorrectedField.Other)
            return (null, value, null);
        var draft = field switch
        {
            CorrectedField.Document => WithDocument(person, value, type ?? person.DocumentType),
            CorrectedField.Sex => Identity(person, seal) with { Sex = value },
            CorrectedField.BirthDate => Identity(person, seal) with { BirthDate = value },
            CorrectedField.Name => Somebody with { Name = value },
            CorrectedField.Phone => Somebody with { Phone = value },
            _ => Somebody with { Address = value },
        };
        var refusals = new List<Refusal>();
        var after = draft.Check(AttributeSet.None, today, refusals);
        return after is null ? (null, null, refusals[0].At("value")) : (after, Written(field, after), null);
    }

    /// <summary>Sex and day of birth must agree with the document.</summary>
    private static PersonDraft Identity(Person person, PersonSeal seal) => Somebody with
    {
        DocumentType = person.DocumentType.ToString(),
        DocumentNumber = seal.OpenDocument(person),
        Sex = person.Sex.ToString(),
        BirthDate = person.BirthDate.ToString("yyyy-MM-dd"),
    };

    /// <summary>A resident id tells sex and day of birth and replaces them; other documents do not.</summary>
    private static PersonDraft WithDocument(Person person, string number, DocumentType type) => Somebody with
    {
        DocumentType = type.ToString(),
        DocumentNumber = number,
        Sex = type == DocumentType.ResidentId ? null : person.Sex.ToString(),
        BirthDate = type == DocumentType.ResidentId ? null : person.BirthDate.ToString("yyyy-MM-dd"),
    };

    private static string? Written(CorrectedField field, CheckedPerson after) => field switch
    {
        CorrectedField.Name => after.Name,
        CorrectedField.Document => after.DocumentNumber,
        CorrectedField.Phone => after.Phone,
        CorrectedField.Sex => after.Sex.ToString(),
        CorrectedField.BirthDate => after.BirthDate.ToString("yyyy-MM-dd"),
        _ => after.Address,
    };
}
