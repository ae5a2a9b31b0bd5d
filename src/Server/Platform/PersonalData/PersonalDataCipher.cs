using System.Security.Cryptography;
using System.Text;

namespace Paiyi.Server.Platform.PersonalData;

/// <summary>
/// Encrypts single values with AES-256-GCM. Layout: key number (1 byte), nonce (12), cipher text, tag (16). The
/// purpose is authenticated with it, so that a phone number moved into another column does not decrypt.
/// </summary>
public sealed class PersonalDataCipher(Keyring keyring)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <summary>By how many bytes an encrypted value is longer than the plain one.</summary>
    public const int Overhead = 1 + NonceSize + TagSize;

    public byte[] Encrypt(Purpose purpose, string plain) => Encrypt(purpose, Encoding.UTF8.GetBytes(plain));

    public byte[] Encrypt(Purpose purpose, ReadOnlySpan<byte> plain)
    {
        var sealedValue = new byte[Overhead + plain.Length];
        Encrypt(purpose, plain, sealedValue);
        return sealedValue;
    }

    /// <param name="sealedValue">Is filled: <see cref="Overhead"/> bytes longer than <paramref name="plain"/>.</param>
    public void Encrypt(Purpose purpose, ReadOnlySpan<byte> plain, Span<byte> sealedValue)
    {
        var key = keyring.Current;
        sealedValue[0] = key;
        var nonce = sealedValue.Slice(1, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(keyring.Key(key), TagSize);
        aes.Encrypt(nonce, plain, sealedValue.Slice(1 + NonceSize, plain.Length), sealedValue[^TagSize..], Data(purpose));
    }

    /// <exception cref="CryptographicException">The value was changed, or belongs to another purpose.</exception>
    public string Decrypt(Purpose purpose, ReadOnlySpan<byte> sealedValue) => Encoding.UTF8.GetString(DecryptBytes(purpose, sealedValue));

    /// <exception cref="CryptographicException">The value was changed, or belongs to another purpose.</exception>
    public byte[] DecryptBytes(Purpose purpose, ReadOnlySpan<byte> sealedValue)
    {
        if (sealedValue.Length < Overhead)
            throw new CryptographicException("An encrypted value is shorter than its own frame.");
        var text = new byte[sealedValue.Length - Overhead];
        using var aes = new AesGcm(keyring.Key(sealedValue[0]), TagSize);
        aes.Decrypt(sealedValue.Slice(1, NonceSize), sealedValue[(1 + NonceSize)..^TagSize], sealedValue[^TagSize..], text, Data(purpose));
        return text;
    }

    /// <summary>True when the value was written with a key that is no longer the current one.</summary>
    public bool NeedsRewrite(ReadOnlySpan<byte> sealedValue) => sealedValue[0] != keyring.Current;

    /// <summary>
    /// The keyed blind index (HMAC-SHA-256, first 16 bytes) of a normalised value: equal values have equal indexes, so
    /// an exact search works without decrypting, and without the key nothing can be guessed from it.
    /// </summary>
    public byte[] Index(Purpose purpose, string normalised)
    {
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(keyring.IndexKey, Encoding.UTF8.GetBytes($"{purpose}:{normalised}"), hash);
        return hash[..16].ToArray();
    }

    private static ReadOnlySpan<byte> Data(Purpose purpose) => purpose switch
    {
        Purpose.Document => "document"u8,
        Purpose.Phone => "phone"u8,
        Purpose.Totp => "totp"u8,
        Purpose.Message => "message"u8,
        Purpose.File => "file"u8,
        Purpose.Request => "request"u8,
        Purpose.Export => "export"u8,
        _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
    };
}

/// <summary>What an encrypted value is; part of its authentication.</summary>
public enum Purpose
{
    Document,
    Phone,
    Totp,
    Message,
    File,
    Request,
    Export,
}
