using System.Buffers.Binary;
using System.Formats.Cbor;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Paiyi.Server.HealthCodes.Tokens;

/// <summary>
/// Reads and verifies what <see cref="HealthCodeTokenWriter"/> wrote; whatever the text is, it does not throw.
/// </summary>
public static class HealthCodeTokenReader
{
    /// <summary>The longest text that is looked at, in characters.</summary>
    public const int MaxTextLength = 2048;

    /// <summary>What a text may inflate to, in bytes.</summary>
    public const int MaxMessageLength = 4096;

    /// <summary>How far the clocks of issuer and verifier may be apart.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(60);

    /// <param name="find">Finds the public key of that id, or null.</param>
    public static HealthCodeTokenReading Read(string text, Func<string, ECDsa?> find, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(find);
        if (!text.StartsWith(HealthCodeTokenWriter.Prefix, StringComparison.Ordinal))
            return new RefusedHealthCode(HealthCodeRefusal.NotAHealthCode);
        if (text.Length > MaxTextLength
            || !Base45.TryDecode(text.AsSpan(HealthCodeTokenWriter.Prefix.Length), out var compressed)
            || Inflate(compressed) is not { } bytes
            || Parse(() => CoseSign1.Read(bytes)) is not { } message)
            return new RefusedHealthCode(HealthCodeRefusal.Malformed);

        if (find(message.KeyId) is not { } key)
            return new RefusedHealthCode(HealthCodeRefusal.UnknownKey);
        if (!message.IsSignedBy(key))
            return new RefusedHealthCode(HealthCodeRefusal.BadSignature);
        if (Parse(() => TokenClaims.Read(message.Payload)) is not { } token)
            return new RefusedHealthCode(HealthCodeRefusal.Malformed);
        if (now - ClockSkew >= token.ExpiresAt)
            return new RefusedHealthCode(HealthCodeRefusal.Expired, token);
        if (now + ClockSkew < token.IssuedAt)
            return new RefusedHealthCode(HealthCodeRefusal.NotYetValid, token);
        return new ValidHealthCode(token, message.KeyId);
    }

    private static T? Parse<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception notOurs) when (
            notOurs is CborContentException or InvalidOperationException or OverflowException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Null when the bytes are no complete zlib stream, too large inside, or followed by more bytes.</summary>
    private static ReadOnlyMemory<byte>? Inflate(byte[] compressed)
    {
        using var source = new MemoryStream(compressed, writable: false);
        using var zlib = new ZLibStream(source, CompressionMode.Decompress);
        var message = new byte[MaxMessageLength + 1];
        try
        {
            var length = zlib.ReadAtLeast(message, message.Length, throwOnEndOfStream: false);
            return length is > 0 and <= MaxMessageLength && EndsWithChecksum(compressed, message.AsSpan(0, length))
                ? message.AsMemory(0, length)
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>
    /// The decompressor neither misses a lost end nor minds bytes after it, but the last four bytes must be the
    /// checksum (Adler-32) of the message.
    /// </summary>
    private static bool EndsWithChecksum(ReadOnlySpan<byte> compressed, ReadOnlySpan<byte> message)
    {
        uint a = 1, b = 0;
        foreach (var value in message)
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }

        return compressed.Length > 6
            && BinaryPrimitives.ReadUInt32BigEndian(compressed[^4..]) == (b << 16 | a);
    }
}
