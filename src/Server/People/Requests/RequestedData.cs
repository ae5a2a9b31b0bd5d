using System.Text.Json;
using Paiyi.Server.Platform.PersonalData;

namespace Paiyi.Server.People.Requests;

/// <summary>What a request wants written: a whole person, or one right value. Kept encrypted; never log it.</summary>
public sealed record RequestedData
{
    public string? Name { get; init; }

    public DocumentType? DocumentType { get; init; }

    public string? DocumentNumber { get; init; }

    public Sex? Sex { get; init; }

    public DateOnly? BirthDate { get; init; }

    /// <summary>The right value of a correction, as it was checked.</summary>
    public string? Value { get; init; }

    /// <summary>Says nothing, so that no log can.</summary>
    public override string ToString() => nameof(RequestedData);

    internal byte[] Seal(PersonalDataCipher cipher) => cipher.Encrypt(Purpose.Request, JsonSerializer.Serialize(this));

    internal static RequestedData Open(PersonalDataCipher cipher, PersonRequest request) =>
        JsonSerializer.Deserialize<RequestedData>(cipher.Decrypt(Purpose.Request, request.DataSealed))!;
}
