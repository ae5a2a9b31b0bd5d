using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Paiyi.Server.HealthCodes.Tokens;

namespace Paiyi.Server.Tests.HealthCodes.Tokens;

/// <summary>
/// Puts codes together byte by byte after RFC 9052, 8392 and 9285, without the code under test (but for Base45, which
/// has its own examples), so that each layer can be right or wrong at will.
/// </summary>
internal static class HandMadeHealthCode
{
    /// <summary>
    /// {1: "test", 4: 1795406400, 6: 1795320000, 7: h'0001…0f', -260: {-1: {1: h'1011…1f', 2: "green", 3: "1.0.0"}}}
    /// </summary>
    public const string GreenClaims =
        "A5 01 64 74657374 04 1A 6B03BB40 06 1A 6B0269C0 07 50 000102030405060708090A0B0C0D0E0F"
        + "39 0103 A1 20 A3 01 50 101112131415161718191A1B1C1D1E1F 02 65 677265656E 03 65 312E302E30";

    public static byte[] Hex(string hex) => Convert.FromHexString(hex.Replace(" ", ""));

    /// <summary>{1: -7, 4: kid}</summary>
    public static byte[] Header(string keyId) => [.. Hex("A2 01 26 04 48"), .. Hex(keyId)];

    public static byte[] Sign(byte[] header, byte[] payload, ECDsa key) => key.SignData(
        [0x84, 0x6A, .. Encoding.ASCII.GetBytes("Signature1"), .. Bytes(header), 0x40, .. Bytes(payload)],
        HashAlgorithmName.SHA256,
        DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    public static byte[] Message(byte[] header, byte[] payload, byte[] signature) =>
        [0xD2, 0x84, .. Bytes(header), 0xA0, .. Bytes(payload), .. Bytes(signature)];

    public static byte[] SignedMessage(string claims, ECDsa key, string keyId)
    {
        var header = Header(keyId);
        var payload = Hex(claims);
        return Message(header, payload, Sign(header, payload, key));
    }

    public static string Text(byte[] message) => "HC1:" + Base45.Encode(Compress(message));

    public static byte[] Compress(byte[] message)
    {
        var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionMode.Compress, leaveOpen: true))
            zlib.Write(message);
        return compressed.ToArray();
    }

    public static byte[] Decompress(string text)
    {
        Base45.TryDecode(text.AsSpan(4), out var compressed);
        using var zlib = new ZLibStream(new MemoryStream(compressed!), CompressionMode.Decompress);
        var message = new MemoryStream();
        zlib.CopyTo(message);
        return message.ToArray();
    }

    private static byte[] Bytes(byte[] content) => content.Length switch
    {
        < 24 => [(byte)(0x40 + content.Length), .. content],
        < 256 => [0x58, (byte)content.Length, .. content],
        _ => [0x59, (byte)(content.Length >> 8), (byte)content.Length, .. content],
    };
}
