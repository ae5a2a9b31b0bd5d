using System.Buffers.Binary;
using System.Text;

namespace Paiyi.Sheets;

/// <summary>
/// The streams that say of an encrypted workbook that it is one ([MS-OFFCRYPTO] 2.1): the same in every file. Excel wants them.
/// </summary>
internal static class DataSpaces
{
    private const string Space = "StrongEncryptionDataSpace";
    private const string Transform = "StrongEncryptionTransform";

    // Reader, updater and writer, each 1.0.
    private static ReadOnlySpan<byte> Versions => [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0];

    public static byte[] Version() => [.. Text("Microsoft.Container.DataSpaces"), .. Versions];

    /// <summary>The stream <c>EncryptedPackage</c> lies in the one data space.</summary>
    public static byte[] Map()
    {
        byte[] entry = [.. Number(1), .. Number(0), .. Text("EncryptedPackage"), .. Text(Space)];
        return [.. Number(8), .. Number(1), .. Number(sizeof(int) + entry.Length), .. entry];
    }

    public static byte[] Definition() => [.. Number(8), .. Number(1), .. Text(Transform)];

    /// <summary>What the transformation is; how it goes stands in <c>EncryptionInfo</c>, so here are no name, block size and mode.</summary>
    public static byte[] Primary()
    {
        var id = Text("{FF9A3F03-56EF-4613-BDD5-5A41C1D07246}");
        return
        [
            .. Number(2 * sizeof(int) + id.Length), .. Number(1), .. id, .. Text("Microsoft.Container.EncryptionTransform"), .. Versions,
            .. Number(0), .. Number(0), .. Number(0), .. Number(4),
        ];
    }

    private static byte[] Number(int value)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    /// <summary>Its length in bytes, UTF-16, and zeros up to a multiple of four.</summary>
    private static byte[] Text(string text)
    {
        var bytes = Encoding.Unicode.GetBytes(text);
        return [.. Number(bytes.Length), .. bytes, .. new byte[-bytes.Length & 3]];
    }
}
