using System.Buffers;
using System.Security.Cryptography;

namespace Paiyi.Sheets;

/// <summary>
/// Encrypts a workbook so that it opens only with its password: agile encryption ([MS-OFFCRYPTO] 2.3.4.10 to 2.3.4.15) with
/// AES-256 in CBC mode, SHA-512, 100,000 rounds over the password, and an HMAC over all of it. Excel, WPS and LibreOffice open it.
/// </summary>
public static class WorkbookEncryption
{
    private const int SegmentsAtOnce = 16;

    /// <summary>
    /// Writes the encrypted workbook. Both streams are used forward only, and memory stays constant at any length.
    /// </summary>
    /// <param name="workbook">The workbook as it would be without a password.</param>
    /// <param name="length">How many bytes of <paramref name="workbook"/> there are; it stands before them in the file.</param>
    /// <param name="target">Written to asynchronously only; need not be seekable; stays open.</param>
    /// <param name="password">At most 255 UTF-16 characters, as in Excel; not empty.</param>
    /// <exception cref="EndOfStreamException">The workbook is shorter than <paramref name="length"/>.</exception>
    public static Task EncryptAsync(Stream workbook, long length, Stream target, string password, CancellationToken ct = default) =>
        EncryptAsync(workbook, length, target, password, large: false, ct);

    internal static async Task EncryptAsync(Stream workbook, long length, Stream target, string password, bool large, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentException.ThrowIfNullOrEmpty(password);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(password.Length, 255);
        using var keys = new AgileKeys(password);
        var container = new EncryptedContainer(target, PackageEncryption.LengthOf(length), AgileKeys.DescriptionLength, large);
        await container.BeginAsync(ct);
        await EncryptAsync(workbook, length, container, keys, ct);
        await container.CompleteAsync(keys.Description(), ct);
    }

    private static async Task EncryptAsync(Stream workbook, long length, EncryptedContainer container, AgileKeys keys, CancellationToken ct)
    {
        using var package = new PackageEncryption(keys, length);
        await container.WriteAsync(package.Beginning(), ct);
        var plain = ArrayPool<byte>.Shared.Rent(SegmentsAtOnce * PackageEncryption.SegmentLength);
        var cipher = ArrayPool<byte>.Shared.Rent(SegmentsAtOnce * PackageEncryption.SegmentLength);
        try
        {
            for (var rest = length; rest > 0;)
            {
                var count = (int)Math.Min(rest, SegmentsAtOnce * PackageEncryption.SegmentLength);
                await workbook.ReadExactlyAsync(plain.AsMemory(0, count), ct);
                var written = package.Encrypt(plain.AsSpan(0, count), cipher);
                await container.WriteAsync(cipher.AsMemory(0, written), ct);
                rest -= count;
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
            ArrayPool<byte>.Shared.Return(plain);
            ArrayPool<byte>.Shared.Return(cipher);
        }

        package.Complete();
    }
}
