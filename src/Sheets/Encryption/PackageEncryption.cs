using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Paiyi.Sheets;

/// <summary>The stream <c>EncryptedPackage</c>: the length of the workbook, then its segments, each with an initialisation vector of its own ([MS-OFFCRYPTO] 2.3.4.15).</summary>
internal sealed class PackageEncryption(AgileKeys keys, long length) : IDisposable
{
    public const int SegmentLength = 4096;

    private readonly IncrementalHash _integrity = keys.BeginIntegrity();
    private uint _segment;

    /// <summary>How long the stream is of a workbook of <paramref name="length"/> bytes: whole blocks behind eight bytes.</summary>
    public static long LengthOf(long length) => sizeof(long) + (length + AgileKeys.BlockLength - 1) / AgileKeys.BlockLength * AgileKeys.BlockLength;

    public byte[] Beginning()
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, length);
        _integrity.AppendData(bytes);
        return bytes;
    }

    /// <summary>Encrypts whole segments, or the rest of the workbook with its last one; returns how many bytes they became.</summary>
    public int Encrypt(ReadOnlySpan<byte> plain, Span<byte> cipher)
    {
        var written = 0;
        Span<byte> last = stackalloc byte[AgileKeys.BlockLength];
        for (var at = 0; at < plain.Length; at += SegmentLength)
        {
            var segment = plain[at..Math.Min(plain.Length, at + SegmentLength)];
            var vector = keys.SegmentVector(_segment++);
            var whole = segment.Length / AgileKeys.BlockLength * AgileKeys.BlockLength;
            if (whole > 0)
                keys.Package.EncryptCbc(segment[..whole], vector, cipher[written..], PaddingMode.None);
            if (whole < segment.Length)
            {
                last.Clear();
                segment[whole..].CopyTo(last);
                var before = whole > 0 ? cipher.Slice(written + whole - AgileKeys.BlockLength, AgileKeys.BlockLength) : vector;
                keys.Package.EncryptCbc(last, before, cipher[(written + whole)..], PaddingMode.None);
                whole += AgileKeys.BlockLength;
            }

            written += whole;
        }

        _integrity.AppendData(cipher[..written]);
        return written;
    }

    public void Complete() => keys.SetIntegrity(_integrity.GetHashAndReset());

    public void Dispose() => _integrity.Dispose();
}
