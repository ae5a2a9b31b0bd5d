using System.Buffers;
using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Paiyi.Server.Platform.Exports;

/// <summary>
/// The mark that says from which export a file comes, where nobody looks for it. Workbooks carry it as a word in a custom
/// property and in a hidden name, which Excel, WPS and LibreOffice keep when they save; CSV as characters without width, the
/// header of a last column without values. Both hold the number and a code that only this installation can make.
/// </summary>
public sealed class FileMarks(ExportKeys keys)
{
    /// <summary>The name of the property and of the hidden name.</summary>
    internal const string Name = "PaiyiExport";

    private const int NumberBytes = 5;
    private const int InvisibleCode = 5;
    private const int PerByte = 4;
    private const int CharacterBytes = 3;
    private const int InvisibleLength = (NumberBytes + InvisibleCode) * PerByte;
    private const int Overlap = 256;
    private const long LongestPart = 2L << 30;

    private static readonly char[] Invisible = ['\u200B', '\u200C', '\u200D', '\u2060'];
    private static readonly SearchValues<byte> Signs = SearchValues.Create([(byte)'P', 0xE2]);

    private static ReadOnlySpan<byte> Prefix => "PAIYI-EXPORT-"u8;

    /// <summary><c>PAIYI-EXPORT-12-0F…</c></summary>
    internal string Word(long number) => $"PAIYI-EXPORT-{number}-{Convert.ToHexString(keys.CodeOf(number))}";

    /// <summary>Forty characters that nobody sees.</summary>
    internal string Unseen(long number)
    {
        Span<char> text = stackalloc char[InvisibleLength];
        var code = keys.CodeOf(number);
        for (var i = 0; i < NumberBytes + InvisibleCode; i++)
        {
            var value = i < NumberBytes ? (byte)(number >> (8 * (NumberBytes - 1 - i))) : code[i - NumberBytes];
            for (var part = 0; part < PerByte; part++)
                text[(i * PerByte) + part] = Invisible[(value >> (6 - (2 * part))) & 3];
        }

        return new string(text);
    }

    /// <summary>The number in a file's mark; null when there is none of this installation. Workbooks are looked through part by part.</summary>
    public async Task<long?> FindAsync(Stream file, CancellationToken ct)
    {
        var head = new byte[4];
        var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        file.Position = 0;
        if (read < 4 || !head.AsSpan().StartsWith("PK\x03\x04"u8))
            return await ScanAsync(file, ct);
        try
        {
            await using var archive = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, ct);
            // The short parts first: there the mark is, if nobody has taken it away.
            foreach (var entry in archive.Entries.Where(e => e.Length < LongestPart).OrderBy(e => e.Length).Take(10_000))
            {
                await using var part = await entry.OpenAsync(ct);
                if (await ScanAsync(part, ct) is { } number)
                    return number;
            }
        }
        catch (InvalidDataException)
        {
        }

        return null;
    }

    private async Task<long?> ScanAsync(Stream text, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            long total = 0;
            for (var kept = 0; total < LongestPart;)
            {
                var read = await text.ReadAtLeastAsync(buffer.AsMemory(kept), buffer.Length - kept, throwOnEndOfStream: false, ct);
                if (Find(buffer.AsSpan(0, kept + read)) is { } number)
                    return number;
                if (kept + read < buffer.Length)
                    return null;
                buffer.AsSpan(buffer.Length - Overlap).CopyTo(buffer);
                kept = Overlap;
                total += read;
            }

            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private long? Find(ReadOnlySpan<byte> text)
    {
        for (var at = 0; text[at..].IndexOfAny(Signs) is >= 0 and var next; at++)
        {
            at += next;
            if ((text[at] == 'P' ? WordAt(text[at..]) : UnseenAt(text[at..])) is { } number)
                return number;
        }

        return null;
    }

    private long? WordAt(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith(Prefix) || !Utf8Parser.TryParse(text[Prefix.Length..], out long number, out var digits))
            return null;
        var code = text[(Prefix.Length + digits)..];
        Span<byte> bytes = stackalloc byte[ExportKeys.CodeLength];
        return code.Length > bytes.Length * 2 && code[0] == '-'
            && Convert.FromHexString(code.Slice(1, bytes.Length * 2), bytes, out _, out _) == OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(bytes, keys.CodeOf(number))
            ? number
            : null;
    }

    private long? UnseenAt(ReadOnlySpan<byte> text)
    {
        if (text.Length < InvisibleLength * CharacterBytes)
            return null;
        Span<byte> bytes = stackalloc byte[NumberBytes + InvisibleCode];
        bytes.Clear();
        for (var i = 0; i < InvisibleLength; i++)
        {
            if (ValueOf(text.Slice(i * CharacterBytes, CharacterBytes)) is not { } value)
                return null;
            bytes[i / PerByte] |= (byte)(value << (6 - (2 * (i % PerByte))));
        }

        long number = 0;
        foreach (var each in bytes[..NumberBytes])
            number = (number << 8) | each;
        return CryptographicOperations.FixedTimeEquals(bytes[NumberBytes..], keys.CodeOf(number).AsSpan(0, InvisibleCode)) ? number : null;
    }

    private static int? ValueOf(ReadOnlySpan<byte> character) => (character[0], character[1], character[2]) switch
    {
        (0xE2, 0x80, 0x8B) => 0,
        (0xE2, 0x80, 0x8C) => 1,
        (0xE2, 0x80, 0x8D) => 2,
        (0xE2, 0x81, 0xA0) => 3,
        _ => null,
    };
}
