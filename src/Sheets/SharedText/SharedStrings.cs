using System.Buffers.Binary;

namespace Paiyi.Sheets;

/// <summary>
/// The texts that cells refer to by number (ECMA-376-1 18.4). They are kept in memory up to a budget, the rest in a
/// temporary file, so that a workbook of any size is read in the same memory. A text costs its UTF-8 bytes and eight more.
/// </summary>
internal sealed class SharedStrings : IDisposable
{
    private const int LengthBits = 20;
    private const int EntryLength = sizeof(ulong);

    /// <summary>A text must fit into one segment, three bytes to a UTF-16 code unit.</summary>
    private const int MaxChars = SpillingBytes.SegmentLength / 3;

    private readonly SpillingBytes texts;
    private readonly SpillingBytes entries;

    private SharedStrings(long memory, string folder) =>
        (texts, entries) = (new SpillingBytes(memory / 4 * 3, folder), new SpillingBytes(memory / 4, folder));

    public static SharedStrings None { get; } = new(0, "");

    public int Count { get; private set; }

    public static SharedStrings Load(Package package, string part)
    {
        var position = new SheetPosition(part);
        var limits = package.Limits;
        var strings = new SharedStrings(limits.SharedStringMemory, limits.TemporaryFolder);
        try
        {
            using var scanner = new XmlScanner(package.OpenPart(part, position), position);
            new SharedStringParser(scanner, position, Math.Min(limits.MaxCellChars, MaxChars))
                .Run(text => strings.Add(text, limits.MaxSharedStringBytes, position));
            return strings;
        }
        catch
        {
            strings.Dispose();
            throw;
        }
    }

    /// <summary>The text, if it lies in memory; otherwise it has to be copied by <see cref="CopyTo"/>.</summary>
    /// <param name="number">From 0, below <see cref="Count"/>.</param>
    public bool TryGet(int number, out ReadOnlySpan<byte> text)
    {
        var (at, length) = Find(number);
        text = default;
        return length == 0 || texts.TryGet(at, length, out text);
    }

    public void CopyTo(int number, ByteBuffer destination)
    {
        var (at, length) = Find(number);
        texts.CopyTo(at, destination.Reserve(length)[..length]);
        destination.Advance(length);
    }

    public void Dispose()
    {
        texts.Dispose();
        entries.Dispose();
    }

    private (long At, int Length) Find(int number)
    {
        var at = (long)number * EntryLength;
        if (!entries.TryGet(at, EntryLength, out var bytes))
        {
            Span<byte> copy = stackalloc byte[EntryLength];
            entries.CopyTo(at, copy);
            return Parse(copy);
        }
        return Parse(bytes);
    }

    private static (long At, int Length) Parse(ReadOnlySpan<byte> bytes)
    {
        var entry = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        return ((long)(entry >> LengthBits), (int)(entry & ((1 << LengthBits) - 1)));
    }

    private void Add(ReadOnlySpan<byte> text, long maxBytes, SheetPosition position)
    {
        Span<byte> entry = stackalloc byte[EntryLength];
        try
        {
            var at = text.IsEmpty ? 0 : texts.Add(text);
            BinaryPrimitives.WriteUInt64LittleEndian(entry, (ulong)at << LengthBits | (uint)text.Length);
            entries.Add(entry);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw position.Problem(SheetProblem.NoTemporarySpace, "The shared strings do not fit into memory or on the disk", e);
        }
        Count++;
        if (texts.Length + entries.Length > maxBytes)
            throw position.Problem(SheetProblem.TooLarge, $"The shared strings need more than {maxBytes} bytes");
    }
}
