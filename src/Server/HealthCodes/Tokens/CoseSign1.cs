using System.Formats.Cbor;
using System.Security.Cryptography;

namespace Paiyi.Server.HealthCodes.Tokens;

/// <summary>
/// A COSE_Sign1 message (RFC 9052, tag 18) with ES256 and the key id in the protected header, and nothing else: the
/// few lines here spare a package, and refuse every header that we never write.
/// </summary>
internal sealed record CoseSign1(byte[] ProtectedHeader, string KeyId, byte[] Payload, byte[] Signature)
{
    private const CborTag Sign1 = (CborTag)18;
    private const int Algorithm = 1;
    private const int KeyIdentifier = 4;
    private const int Es256 = -7;
    private const int SignatureLength = 64;

    public static byte[] Sign(byte[] payload, ECDsa key, string keyId)
    {
        var header = new CborWriter(CborConformanceMode.Strict);
        header.WriteStartMap(2);
        header.WriteInt32(Algorithm);
        header.WriteInt32(Es256);
        header.WriteInt32(KeyIdentifier);
        header.WriteByteString(Convert.FromHexString(keyId));
        header.WriteEndMap();
        var protectedHeader = header.Encode();

        var writer = new CborWriter(CborConformanceMode.Strict);
        writer.WriteTag(Sign1);
        writer.WriteStartArray(4);
        writer.WriteByteString(protectedHeader);
        writer.WriteStartMap(0);
        writer.WriteEndMap();
        writer.WriteByteString(payload);
        writer.WriteByteString(key.SignData(
            ToBeSigned(protectedHeader, payload),
            HashAlgorithmName.SHA256,
            DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
        writer.WriteEndArray();
        return writer.Encode();
    }

    /// <summary>The message, its signature not yet verified; null when it is not such a message.</summary>
    /// <exception cref="CborContentException">The bytes are not CBOR.</exception>
    /// <exception cref="InvalidOperationException">A part has the wrong type.</exception>
    public static CoseSign1? Read(ReadOnlyMemory<byte> message)
    {
        var reader = new CborReader(message, CborConformanceMode.Strict);
        if (reader.ReadTag() != Sign1 || reader.ReadStartArray() != 4)
            return null;
        var protectedHeader = reader.ReadByteString();
        if (reader.ReadStartMap() != 0)
            return null;
        reader.ReadEndMap();
        var payload = reader.ReadByteString();
        var signature = reader.ReadByteString();
        reader.ReadEndArray();
        return reader.BytesRemaining == 0
            && signature.Length == SignatureLength
            && ReadKeyId(protectedHeader) is { } keyId
            ? new CoseSign1(protectedHeader, keyId, payload, signature)
            : null;
    }

    public bool IsSignedBy(ECDsa key) => key.VerifyData(
        ToBeSigned(ProtectedHeader, Payload),
        Signature,
        HashAlgorithmName.SHA256,
        DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    private static string? ReadKeyId(byte[] protectedHeader)
    {
        var reader = new CborReader(protectedHeader, CborConformanceMode.Strict);
        int? algorithm = null;
        byte[]? keyId = null;
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            switch (reader.ReadInt32())
            {
                case Algorithm:
                    algorithm = reader.ReadInt32();
                    break;
                case KeyIdentifier:
                    keyId = reader.ReadByteString();
                    break;
                default:
                    return null;
            }
        }

        reader.ReadEndMap();
        return reader.BytesRemaining == 0 && algorithm == Es256 && keyId is { Length: SigningKeys.KeyIdLength }
            ? Convert.ToHexStringLower(keyId)
            : null;
    }

    private static byte[] ToBeSigned(byte[] protectedHeader, byte[] payload)
    {
        var writer = new CborWriter(CborConformanceMode.Strict);
        writer.WriteStartArray(4);
        writer.WriteTextString("Signature1");
        writer.WriteByteString(protectedHeader);
        writer.WriteByteString([]);
        writer.WriteByteString(payload);
        writer.WriteEndArray();
        return writer.Encode();
    }
}
