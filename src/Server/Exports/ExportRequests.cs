using System.Security.Cryptography;
using System.Text.Json;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Exports;

/// <summary>What a job needs to know of an export; kept encrypted, and only until the job has ended.</summary>
/// <param name="Address">Path and query of the list's export, which may hold a name that was searched for.</param>
/// <param name="Password">What the file is encrypted with; null for a file that opens without.</param>
public sealed record ExportRequest(string Address, Language Language, string? Password);

/// <summary>Seals requests, opens them, and makes passwords.</summary>
public sealed class ExportRequests(PersonalDataCipher cipher)
{
    /// <summary>Without what is misread when it is told by telephone.</summary>
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private const int Groups = 4;

    public byte[] Seal(ExportRequest request) => cipher.Encrypt(Purpose.Export, JsonSerializer.SerializeToUtf8Bytes(request));

    public ExportRequest Open(Export export) => JsonSerializer.Deserialize<ExportRequest>(cipher.DecryptBytes(Purpose.Export, export.Request))!;

    /// <summary>Four groups of four characters: about 79 bits.</summary>
    public static string NewPassword() => string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));
}
