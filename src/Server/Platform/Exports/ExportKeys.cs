using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Paiyi.Server.Platform.PersonalData;

namespace Paiyi.Server.Platform.Exports;

/// <summary>What only this installation can compute about exports, with keys derived from its keyring, which is not in the database.</summary>
public sealed class ExportKeys(Keyring keyring)
{
    internal const int CodeLength = 10;

    /// <summary>Proves that a number found in a file was put there by this installation.</summary>
    internal byte[] CodeOf(long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return HMACSHA256.HashData(Derive("export-mark"), bytes)[..CodeLength];
    }

    /// <summary>The pseudonyms of one circle: the same person has the same one in all its files, and another one in another circle's.</summary>
    /// <param name="circle">Who may join files with each other: an organisation, or a region's office.</param>
    internal Pseudonyms Of(string circle) => new(Derive($"export-pseudonym:{circle}"));

    private byte[] Derive(string use) => HMACSHA256.HashData(keyring.IndexKey, Encoding.UTF8.GetBytes(use));
}

/// <summary>Stable names for persons that say nothing about them: a P and twelve characters, without the ones that are misread.</summary>
internal sealed class Pseudonyms(byte[] key)
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 12;

    public string Of(long personId)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, personId);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, bytes, hash);
        var bits = BinaryPrimitives.ReadUInt64BigEndian(hash);
        Span<char> name = stackalloc char[1 + Length];
        name[0] = 'P';
        for (var i = 1; i <= Length; i++, bits >>= 5)
            name[i] = Alphabet[(int)(bits & 31)];
        return new string(name);
    }
}
