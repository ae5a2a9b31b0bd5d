using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Paiyi.Sheets;

/// <summary>
/// The keys of one encrypted workbook, and the stream <c>EncryptionInfo</c> that describes them ([MS-OFFCRYPTO] 2.3.4.10): the
/// package is encrypted with a random key, and that key with one that is derived slowly from the password.
/// </summary>
internal sealed class AgileKeys : IDisposable
{
    public const int BlockLength = 16;

    private const int SpinCount = 100_000;
    private const int KeyLength = 32;
    private const int HashLength = 64;
    private const string Algorithms = """saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" """;
    private const string Password = "http://schemas.microsoft.com/office/2006/keyEncryptor/password";

    private readonly byte[] _packageSalt = RandomNumberGenerator.GetBytes(BlockLength);
    private readonly byte[] _passwordSalt = RandomNumberGenerator.GetBytes(BlockLength);
    private readonly byte[] _integrityKey = RandomNumberGenerator.GetBytes(HashLength);
    private readonly byte[] _verifier = RandomNumberGenerator.GetBytes(BlockLength);
    private readonly byte[] _derived;
    private byte[] _integrity = new byte[HashLength];

    public AgileKeys(string password)
    {
        Package.Key = RandomNumberGenerator.GetBytes(KeyLength);
        _derived = Derive(password);
    }

    /// <summary>Every value in it has a fixed length, so the whole has one too.</summary>
    public static int DescriptionLength { get; } = Describe(
        new byte[BlockLength], new byte[HashLength], new byte[HashLength], new byte[BlockLength], new byte[BlockLength], new byte[HashLength], new byte[KeyLength]).Length;

    private static ReadOnlySpan<byte> ForIntegrityKey => [0x5f, 0xb2, 0xad, 0x01, 0x0c, 0xb9, 0xe1, 0xf6];

    private static ReadOnlySpan<byte> ForIntegrityValue => [0xa0, 0x67, 0x7f, 0x02, 0xb2, 0x2c, 0x84, 0x33];

    private static ReadOnlySpan<byte> ForVerifier => [0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79];

    private static ReadOnlySpan<byte> ForVerifierHash => [0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e];

    private static ReadOnlySpan<byte> ForPackageKey => [0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6];

    /// <summary>With the key that the workbook is encrypted with.</summary>
    public Aes Package { get; } = Aes.Create();

    public IncrementalHash BeginIntegrity() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA512, _integrityKey);

    public void SetIntegrity(byte[] hash) => _integrity = hash;

    public byte[] SegmentVector(uint segment)
    {
        Span<byte> number = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(number, segment);
        return Vector(number);
    }

    /// <summary>The stream as it stands in the file; after the last segment.</summary>
    public byte[] Description() => Describe(
        _packageSalt,
        Package.EncryptCbc(_integrityKey, Vector(ForIntegrityKey), PaddingMode.None),
        Package.EncryptCbc(_integrity, Vector(ForIntegrityValue), PaddingMode.None),
        _passwordSalt,
        WithPassword(_verifier, ForVerifier),
        WithPassword(SHA512.HashData(_verifier), ForVerifierHash),
        WithPassword(Package.Key, ForPackageKey));

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_derived);
        Package.Dispose();
    }

    private static byte[] Describe(byte[] packageSalt, byte[] integrityKey, byte[] integrity, byte[] passwordSalt, byte[] verifier, byte[] verifierHash, byte[] packageKey)
    {
        static string Text(byte[] value) => Convert.ToBase64String(value);
        var xml = $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="{Password}" xmlns:c="http://schemas.microsoft.com/office/2006/keyEncryptor/certificate"><keyData {Algorithms}saltValue="{Text(packageSalt)}"/><dataIntegrity encryptedHmacKey="{Text(integrityKey)}" encryptedHmacValue="{Text(integrity)}"/><keyEncryptors><keyEncryptor uri="{Password}"><p:encryptedKey spinCount="{SpinCount}" {Algorithms}saltValue="{Text(passwordSalt)}" encryptedVerifierHashInput="{Text(verifier)}" encryptedVerifierHashValue="{Text(verifierHash)}" encryptedKeyValue="{Text(packageKey)}"/></keyEncryptor></keyEncryptors></encryption>
            """;
        // Version 4.4, and the flag of agile encryption.
        return [4, 0, 4, 0, 0x40, 0, 0, 0, .. Encoding.UTF8.GetBytes(xml.Replace("\n", "\r\n"))];
    }

    /// <summary>An initialisation vector of the package (2.3.4.12).</summary>
    private byte[] Vector(ReadOnlySpan<byte> blockKey)
    {
        Span<byte> hash = stackalloc byte[HashLength];
        SHA512.HashData([.. _packageSalt, .. blockKey], hash);
        return hash[..BlockLength].ToArray();
    }

    private byte[] WithPassword(byte[] value, ReadOnlySpan<byte> blockKey)
    {
        using var aes = Aes.Create();
        aes.Key = SHA512.HashData([.. _derived, .. blockKey])[..KeyLength];
        return aes.EncryptCbc(value, _passwordSalt, PaddingMode.None);
    }

    /// <summary>The hash over the password that every key made of it begins with (2.3.4.11).</summary>
    private byte[] Derive(string password)
    {
        var round = new byte[sizeof(uint) + HashLength];
        SHA512.HashData([.. _passwordSalt, .. Encoding.Unicode.GetBytes(password)], round.AsSpan(sizeof(uint)));
        for (var spin = 0u; spin < SpinCount; spin++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(round, spin);
            SHA512.HashData(round, round.AsSpan(sizeof(uint)));
        }

        return round[sizeof(uint)..];
    }
}
