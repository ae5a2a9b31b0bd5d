using Paiyi.Server.People.Checks;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.People;

/// <summary>A person's data as a form or a row of a roster gives it: raw text, nothing checked.</summary>
public readonly record struct PersonDraft
{
    public string? Name { get; init; }

    /// <summary>A word for the type in Chinese or English; absent means a resident id.</summary>
    public string? DocumentType { get; init; }

    public string? DocumentNumber { get; init; }

    public string? Phone { get; init; }

    /// <summary>May be absent beside a resident id, which tells it; if present it must agree.</summary>
    public string? Sex { get; init; }

    /// <summary>As <see cref="Sex"/>.</summary>
    public string? BirthDate { get; init; }

    public string? Address { get; init; }

    public IEnumerable<KeyValuePair<string, string?>>? Attributes { get; init; }

    /// <summary>
    /// Checks everything at once. Returns the checked person, or null after adding one refusal for each wrong field;
    /// the list may be used again for the next row once it is cleared.
    /// </summary>
    public CheckedPerson? Check(AttributeSet attributes, DateOnly today, List<Refusal> refusals)
    {
        var before = refusals.Count;
        var name = Take(PersonNames.Check(Name), refusals);
        var document = CheckDocument(today, refusals);
        var phone = string.IsNullOrWhiteSpace(Phone) ? null : Take(PhoneNumbers.Check(Phone), refusals);
        var sex = CheckSex(document, refusals);
        var born = CheckBirthDate(document, today, refusals);
        var address = Take(CheckAddress(Address), refusals);
        var json = attributes.Check(Attributes ?? [], refusals);
        return refusals.Count > before || document is not { } number || sex is not { } knownSex || born is not { } knownDay
            ? null
            : new CheckedPerson(name!, number.Type, number.Number, phone, knownSex, knownDay, address, json);
    }

    private DocumentNumber? CheckDocument(DateOnly today, List<Refusal> refusals)
    {
        var type = Paiyi.Server.People.DocumentType.ResidentId;
        if (!string.IsNullOrWhiteSpace(DocumentType) && !PersonWords.TryDocumentType(DocumentType, out type))
        {
            refusals.Add(PersonProblems.DocumentTypeUnknown);
            return null;
        }

        var check = DocumentNumbers.Check(type, DocumentNumber, today);
        if (check.Refusal is null)
            return check.Value;
        refusals.Add(check.Refusal);
        return null;
    }

    private Sex? CheckSex(DocumentNumber? document, List<Refusal> refusals)
    {
        var derived = document?.Sex;
        if (string.IsNullOrWhiteSpace(Sex))
        {
            if (derived is null && document is not null)
                refusals.Add(PersonProblems.SexMissing);
            return derived;
        }

        if (!PersonWords.TrySex(Sex, out var given))
        {
            refusals.Add(PersonProblems.SexUnknown);
            return null;
        }

        if (derived is not null && derived != given)
            refusals.Add(PersonProblems.SexDisagrees);
        return given;
    }

    private DateOnly? CheckBirthDate(DocumentNumber? document, DateOnly today, List<Refusal> refusals)
    {
        var derived = document?.BirthDate;
        if (string.IsNullOrWhiteSpace(BirthDate))
        {
            if (derived is null && document is not null)
                refusals.Add(PersonProblems.BirthDateMissing);
            return derived;
        }

        if (!WrittenTimes.TryDay(BirthDate, out var given) || given.Year < 1900 || given > today)
        {
            refusals.Add(PersonProblems.BirthDateWrong);
            return null;
        }

        if (derived is not null && derived != given)
            refusals.Add(PersonProblems.BirthDateDisagrees);
        return given;
    }

    /// <summary>An address is free text on one line of up to 200 characters; null when blank.</summary>
    internal static Checked<string?> CheckAddress(string? raw)
    {
        var text = raw?.Trim();
        if (string.IsNullOrEmpty(text))
            return (string?)null!;
        if (text.Length > 200)
            return PersonProblems.AddressTooLong;
        return text.AsSpan().ContainsAnyInRange('\0', '\u001F') ? RawText.OneLine(text) : text;
    }

    private static T? Take<T>(Checked<T> check, List<Refusal> refusals)
    {
        if (check.Refusal is { } refusal)
            refusals.Add(refusal);
        return check.Value;
    }
}

/// <summary>A person's data after every check: normalised, complete, not yet encrypted. Never log it.</summary>
public sealed record CheckedPerson(
    string Name, DocumentType DocumentType, string DocumentNumber, string? Phone, Sex Sex, DateOnly BirthDate, string? Address,
    string AttributesJson)
{
    /// <summary>Says nothing, so that no log can.</summary>
    public override string ToString() => nameof(CheckedPerson);
}
