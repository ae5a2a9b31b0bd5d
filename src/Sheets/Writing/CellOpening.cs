using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Paiyi.Sheets;

/// <summary>
/// What a cell begins with, <c>&lt;c r="AB12" s="3" t="inlineStr"&gt;&lt;is&gt;&lt;t&gt;</c>. It is put together from three
/// pieces that are spelled once, for a column, a row and a style, and copied in steps of fixed length: cells are most of
/// what a sheet costs.
/// </summary>
internal sealed class CellOpening
{
    private const int MaxLength = 3 * Piece.MaxLength;
    private Piece[] columns = [];
    private Piece[] bare = [];
    private Piece[] texts = [];
    private Piece[] values = [];
    private Piece row;

    public void StartRow(int number)
    {
        Span<byte> bytes = stackalloc byte[Piece.MaxLength];
        number.TryFormat(bytes, out var digits);
        bytes[digits] = (byte)'"';
        row = new Piece(bytes[..(digits + 1)]);
    }

    /// <summary>Up to the text of an inline string.</summary>
    public void Text(XmlOutput output, int column, int style) => Write(output, column, ref texts, style, " t=\"inlineStr\"><is><t>"u8);

    /// <summary>Up to the number.</summary>
    public void Value(XmlOutput output, int column, int style) => Write(output, column, ref values, style, "><v>"u8);

    /// <summary>Up to the end of the attributes that every cell has.</summary>
    public void Bare(XmlOutput output, int column, int style) => Write(output, column, ref bare, style, default);

    private void Write(XmlOutput output, int column, ref Piece[] styles, int style, ReadOnlySpan<byte> rest)
    {
        if (column >= columns.Length)
            columns = [.. Enumerable.Range(0, Math.Max(16, column * 2)).Select(OfColumn)];
        if (style >= styles.Length)
        {
            var more = new Piece[Math.Max(16, style * 2)];
            for (var at = 0; at < more.Length; at++)
                more[at] = OfStyle(at, rest);
            styles = more;
        }
        var target = output.Reserve(MaxLength);
        var length = columns[column].CopyTo(target);
        length += row.CopyTo(target[length..]);
        length += styles[style].CopyTo(target[length..]);
        output.Advance(length);
    }

    private static Piece OfColumn(int column)
    {
        Span<byte> bytes = stackalloc byte[Piece.MaxLength];
        "<c r=\""u8.CopyTo(bytes);
        return new Piece(bytes[..(6 + CellReference.WriteColumn(column, bytes[6..]))]);
    }

    private static Piece OfStyle(int style, ReadOnlySpan<byte> rest)
    {
        Span<byte> bytes = stackalloc byte[Piece.MaxLength];
        var length = 0;
        if (style > 0)
        {
            " s=\""u8.CopyTo(bytes);
            style.TryFormat(bytes[4..], out var digits);
            bytes[4 + digits] = (byte)'"';
            length = 5 + digits;
        }
        rest.CopyTo(bytes[length..]);
        return new Piece(bytes[..(length + rest.Length)]);
    }

    /// <summary>Up to 32 bytes, which are copied as 32 whatever their length.</summary>
    private readonly struct Piece
    {
        public const int MaxLength = 32;
        private readonly Block bytes;
        private readonly int length;

        public Piece(ReadOnlySpan<byte> content)
        {
            content.CopyTo(bytes);
            length = content.Length;
        }

        public int CopyTo(Span<byte> target)
        {
            MemoryMarshal.Write(target, in bytes);
            return length;
        }

        [InlineArray(MaxLength)]
        private struct Block
        {
            private byte first;
        }
    }
}
