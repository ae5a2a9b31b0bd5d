using System.Formats.Cbor;

namespace Paiyi.Server.HealthCodes.Tokens;

/// <summary>
/// The claims of a code as CBOR Web Token (RFC 8392): issuer 1, expiry 4, issue 6, token id 7, and below the
/// health-certificate claim -260 the entry -1, which is ours (entry 1 belongs to the EU's certificates): a map of
/// subject 1, colour 2, rule version 3 and masked name 4.
/// </summary>
internal static class TokenClaims
{
    private const int Issuer = 1;
    private const int Expiry = 4;
    private const int IssueTime = 6;
    private const int TokenId = 7;
    private const int HealthCertificate = -260;
    private const int HealthCode = -1;
    private const int Subject = 1;
    private const int Colour = 2;
    private const int RuleVersion = 3;
    private const int MaskedName = 4;

    public static byte[] Write(HealthCodeToken token, string issuer)
    {
        var writer = new CborWriter(CborConformanceMode.Strict);
        writer.WriteStartMap(5);
        writer.WriteInt32(Issuer);
        writer.WriteTextString(issuer);
        writer.WriteInt32(Expiry);
        writer.WriteInt64(token.ExpiresAt.ToUnixTimeSeconds());
        writer.WriteInt32(IssueTime);
        writer.WriteInt64(token.IssuedAt.ToUnixTimeSeconds());
        writer.WriteInt32(TokenId);
        writer.WriteByteString(token.TokenId.ToByteArray(bigEndian: true));
        writer.WriteInt32(HealthCertificate);
        writer.WriteStartMap(1);
        writer.WriteInt32(HealthCode);
        writer.WriteStartMap(token.MaskedName is null ? 3 : 4);
        writer.WriteInt32(Subject);
        writer.WriteByteString(token.Subject.ToByteArray(bigEndian: true));
        writer.WriteInt32(Colour);
        writer.WriteTextString(token.Colour);
        writer.WriteInt32(RuleVersion);
        writer.WriteTextString(token.RuleVersion);
        if (token.MaskedName is not null)
        {
            writer.WriteInt32(MaskedName);
            writer.WriteTextString(token.MaskedName);
        }

        writer.WriteEndMap();
        writer.WriteEndMap();
        writer.WriteEndMap();
        return writer.Encode();
    }

    /// <summary>The token, or null when a claim is missing or out of bounds. Unknown claims are passed over.</summary>
    /// <exception cref="CborContentException">The bytes are not CBOR.</exception>
    /// <exception cref="InvalidOperationException">A claim has the wrong type.</exception>
    /// <exception cref="OverflowException">A number is too large.</exception>
    public static HealthCodeToken? Read(byte[] payload)
    {
        long? expiry = null, issued = null;
        byte[]? tokenId = null;
        HealthCodePart? part = null;
        var reader = new CborReader(payload, CborConformanceMode.Strict);
        ReadMap(reader, key =>
        {
            switch (key)
            {
                case Expiry:
                    expiry = reader.ReadInt64();
                    break;
                case IssueTime:
                    issued = reader.ReadInt64();
                    break;
                case TokenId:
                    tokenId = reader.ReadByteString();
                    break;
                case HealthCertificate:
                    ReadMap(reader, inner =>
                    {
                        if (inner == HealthCode)
                            part = ReadPart(reader);
                        else
                            reader.SkipValue();
                    });
                    break;
                default:
                    reader.SkipValue();
                    break;
            }
        });
        if (reader.BytesRemaining > 0
            || tokenId is not { Length: 16 }
            || part is not { Subject.Length: 16, Colour: { } colour, RuleVersion: { } version }
            || Instant(expiry) is not { } expiresAt
            || Instant(issued) is not { } issuedAt)
            return null;

        var token = new HealthCodeToken(
            new Guid(tokenId, bigEndian: true),
            new Guid(part.Subject, bigEndian: true),
            colour,
            issuedAt,
            expiresAt,
            version,
            part.MaskedName);
        return token.IsWellFormed ? token : null;
    }

    private static HealthCodePart ReadPart(CborReader reader)
    {
        var part = new HealthCodePart();
        ReadMap(reader, key =>
        {
            switch (key)
            {
                case Subject:
                    part.Subject = reader.ReadByteString();
                    break;
                case Colour:
                    part.Colour = reader.ReadTextString();
                    break;
                case RuleVersion:
                    part.RuleVersion = reader.ReadTextString();
                    break;
                case MaskedName:
                    part.MaskedName = reader.ReadTextString();
                    break;
                default:
                    reader.SkipValue();
                    break;
            }
        });
        return part;
    }

    private static void ReadMap(CborReader reader, Action<long> readValue)
    {
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
            readValue(reader.ReadInt64());
        reader.ReadEndMap();
    }

    private static DateTimeOffset? Instant(long? seconds) =>
        seconds is { } value && value >= 0 && value <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(value)
            : null;

    private sealed class HealthCodePart
    {
        public byte[]? Subject { get; set; }

        public string? Colour { get; set; }

        public string? RuleVersion { get; set; }

        public string? MaskedName { get; set; }
    }
}
