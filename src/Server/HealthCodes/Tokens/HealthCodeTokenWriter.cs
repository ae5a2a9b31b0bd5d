using System.IO.Compression;

namespace Paiyi.Server.HealthCodes.Tokens;

/// <summary>
/// Writes a token as the text of a QR code, in the layers of the EU's health certificates: CBOR Web Token, COSE_Sign1
/// with ES256, zlib, Base45, and <c>HC1:</c> in front. Any thread may use it.
/// </summary>
/// <param name="issuer">A short name of the deployment, in every code.</param>
public sealed class HealthCodeTokenWriter(SigningKeys keys, string issuer)
{
    public const string Prefix = "HC1:";

    /// <exception cref="ArgumentException">The token is not <see cref="HealthCodeToken.IsWellFormed"/>.</exception>
    public string Write(HealthCodeToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (!token.IsWellFormed)
            throw new ArgumentException("A text is out of bounds, or the expiry is before the issue.", nameof(token));
        var (key, keyId) = keys.Current;
        var message = CoseSign1.Sign(TokenClaims.Write(token, issuer), key, keyId);
        return Prefix + Base45.Encode(Compress(message));
    }

    private static ReadOnlySpan<byte> Compress(byte[] message)
    {
        var compressed = new MemoryStream(message.Length + 16);
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
            zlib.Write(message);
        return compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
    }
}
