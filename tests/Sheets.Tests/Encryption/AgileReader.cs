using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Paiyi.Sheets.Tests.Encryption;

/// <summary>Opens agile encrypted workbooks after [MS-OFFCRYPTO] 2.3.4.10 to 2.3.4.15, with the algorithms that the file names.</summary>
internal static class AgileReader
{
    private static readonly XNamespace Encryption = "http://schemas.microsoft.com/office/2006/encryption";
    private static readonly XNamespace Password = "http://schemas.microsoft.com/office/2006/keyEncryptor/password";

    /// <summary>The workbook; null when the password is wrong.</summary>
    public static byte[]? Open(Stream file, string password)
    {
        var container = new CompoundReader(file);
        var info = container.Stream("EncryptionInfo");
        if (BinaryPrimitives.ReadUInt64LittleEndian(info) != 0x0000004000040004)
            throw new InvalidDataException("Not agile encryption.");
        var xml = XDocument.Load(new MemoryStream(info[8..])).Root!;
        var data = xml.Element(Encryption + "keyData")!;
        var by = xml.Descendants(Password + "encryptedKey").Single();

        byte[] derived = Hash(by, [.. Bytes(by, "saltValue"), .. Encoding.Unicode.GetBytes(password)]);
        for (var spin = 0; spin < (int)by.Attribute("spinCount")!; spin++)
            derived = Hash(by, [.. BitConverter.GetBytes(spin), .. derived]);
        byte[] Opened(string value, byte[] block) =>
            Decrypt(Hash(by, [.. derived, .. block])[..((int)by.Attribute("keyBits")! / 8)], Bytes(by, "saltValue"), Bytes(by, value));
        var verifier = Opened("encryptedVerifierHashInput", [0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79]);
        if (!Opened("encryptedVerifierHashValue", [0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e]).AsSpan().StartsWith(Hash(by, verifier)))
            return null;
        var key = Opened("encryptedKeyValue", [0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6]);

        var package = container.Stream("EncryptedPackage");
        byte[] Vector(byte[] block) => Hash(data, [.. Bytes(data, "saltValue"), .. block])[..16];
        var integrity = xml.Element(Encryption + "dataIntegrity")!;
        var length = (int)data.Attribute("hashSize")!;
        var integrityKey = Decrypt(key, Vector([0x5f, 0xb2, 0xad, 0x01, 0x0c, 0xb9, 0xe1, 0xf6]), Bytes(integrity, "encryptedHmacKey"))[..length];
        var expected = Decrypt(key, Vector([0xa0, 0x67, 0x7f, 0x02, 0xb2, 0x2c, 0x84, 0x33]), Bytes(integrity, "encryptedHmacValue"))[..length];
        if (!CryptographicOperations.HmacData(Name(data), integrityKey, package).AsSpan().SequenceEqual(expected))
            throw new InvalidDataException("The file was changed.");

        var plain = new MemoryStream();
        for (var (at, segment) = (8, 0); at < package.Length; at += 4096, segment++)
            plain.Write(Decrypt(key, Vector(BitConverter.GetBytes(segment)), package[at..Math.Min(at + 4096, package.Length)]));
        return plain.ToArray()[..(int)BinaryPrimitives.ReadInt64LittleEndian(package)];
    }

    private static byte[] Bytes(XElement element, string attribute) => Convert.FromBase64String((string)element.Attribute(attribute)!);

    private static HashAlgorithmName Name(XElement element) => new((string)element.Attribute("hashAlgorithm")!);

    private static byte[] Hash(XElement element, byte[] value) => CryptographicOperations.HashData(Name(element), value);

    private static byte[] Decrypt(byte[] key, byte[] vector, byte[] value)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        return aes.DecryptCbc(value, vector, PaddingMode.None);
    }
}
