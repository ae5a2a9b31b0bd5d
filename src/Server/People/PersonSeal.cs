using System.Text.Json;
using Paiyi.Server.People.Checks;
using Paiyi.Server.Platform.PersonalData;

namespace Paiyi.Server.People;

/// <summary>The columns of one encrypted number: the cipher text, the blind indexes to find it by whole or by its end, the mask to show.</summary>
public readonly record struct SealedNumber(byte[] Sealed, byte[] Index, byte[] Tail, string Mask);

/// <summary>Turns checked numbers into a person's encrypted columns, and back. The only place that knows how an index is made.</summary>
public sealed class PersonSeal(PersonalDataCipher cipher)
{
    /// <summary>How many characters of a number's end are indexed.</summary>
    public const int TailLength = 4;

    private const int TailBytes = 8;

    public SealedNumber Document(DocumentType type, string number) =>
        new(cipher.Encrypt(Purpose.Document, number), DocumentIndex(type, number), DocumentTail(number), Masks.Document(number));

    public SealedNumber Phone(string number) =>
        new(cipher.Encrypt(Purpose.Phone, number), PhoneIndex(number), PhoneTail(number), Masks.Phone(number));

    /// <summary>The type is part of it: a passport and a permit may carry the same number.</summary>
    public byte[] DocumentIndex(DocumentType type, string number) => cipher.Index(Purpose.Document, $"{type}:{number}");

    public byte[] PhoneIndex(string number) => cipher.Index(Purpose.Phone, number);

    /// <summary>
    /// Of the last four characters. A number has few ends, so eight bytes are enough; who finds by a longer end opens the
    /// numbers that share these four.
    /// </summary>
    public byte[] DocumentTail(string number) => Tail(Purpose.Document, number);

    public byte[] PhoneTail(string number) => Tail(Purpose.Phone, number);

    /// <summary>What a number that somebody typed may be indexed as, whatever its type; empty when it can be nobody's.</summary>
    public byte[][] DocumentIndexes(string raw) => DocumentNumbers.Normalise(raw) is { } number
        ? [.. Enum.GetValues<DocumentType>().Select(type => DocumentIndex(type, number))]
        : [];

    /// <summary>A new row of the register; the database gives the key when none is given.</summary>
    public Person NewPerson(CheckedPerson data, int regionId, string regionPath, DateTimeOffset now, long id = 0)
    {
        var document = Document(data.DocumentType, data.DocumentNumber);
        var person = new Person
        {
            Id = id,
            Reference = Guid.NewGuid(),
            Name = data.Name,
            DocumentType = data.DocumentType,
            DocumentSealed = document.Sealed,
            DocumentIndex = document.Index,
            DocumentMask = document.Mask,
            DocumentTail = document.Tail,
            Sex = data.Sex,
            BirthDate = data.BirthDate,
            RegionId = regionId,
            RegionPath = regionPath,
            Address = data.Address,
            Attributes = JsonSerializer.Deserialize<JsonElement>(data.AttributesJson),
            CreatedAt = now,
            UpdatedAt = now,
        };
        FillPhone(person, data.Phone);
        return person;
    }

    public void FillDocument(Person person, DocumentType type, string number)
    {
        var document = Document(type, number);
        (person.DocumentType, person.DocumentSealed, person.DocumentIndex) = (type, document.Sealed, document.Index);
        (person.DocumentTail, person.DocumentMask) = (document.Tail, document.Mask);
    }

    public void FillPhone(Person person, string? number)
    {
        SealedNumber? phone = number is null ? null : Phone(number);
        (person.PhoneSealed, person.PhoneIndex, person.PhoneTail, person.PhoneMask) = (phone?.Sealed, phone?.Index, phone?.Tail, phone?.Mask);
    }

    public string OpenDocument(Person person) => cipher.Decrypt(Purpose.Document, person.DocumentSealed);

    public string? OpenPhone(Person person) => person.PhoneSealed is { } phone ? cipher.Decrypt(Purpose.Phone, phone) : null;

    private byte[] Tail(Purpose purpose, string number) => cipher.Index(purpose, $"tail:{number[Math.Max(0, number.Length - TailLength)..]}")[..TailBytes];
}
