using System.Buffers;
using System.Globalization;
using System.Text;

namespace Paiyi.Sheets;

/// <summary>XML as UTF-8 bytes, gathered into blocks before they reach the stream, and escaped on the way.</summary>
internal sealed class XmlOutput(Stream destination) : IDisposable
{
    private const int BlockLength = 32 << 10;
    private const int MaxNumberLength = 64;
    private const int FractionDigits = 10;
    private const long FractionUnits = 10_000_000_000;
    private const long MillisecondsPerDay = 86_400_000;

    /// <summary>Without U+FFFE and U+FFFF, which would make the search several times as slow.</summary>
    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(code => (char)code), '&', '<', '>', '"', '_']);

    private readonly ByteBuffer buffer = new(BlockLength + 4096);

    public XmlOutput Raw(ReadOnlySpan<byte> bytes)
    {
        buffer.Append(bytes);
        if (buffer.Length >= BlockLength)
            Flush();
        return this;
    }

    public XmlOutput Number(long value)
    {
        value.TryFormat(buffer.Reserve(MaxNumberLength), out var written);
        buffer.Advance(written);
        return this;
    }

    public XmlOutput Number(double value)
    {
        // Few decimals, as a temperature has them: the quotient is the nearest double, so it reads back as the same.
        var units = Math.Round(value * 1000);
        if (Math.Abs(units) < 1e12 && units / 1000 == value && units != 0)
            return Thousandths((long)units);
        value.TryFormat(buffer.Reserve(MaxNumberLength), out var written, "R", CultureInfo.InvariantCulture);
        buffer.Advance(written);
        return this;
    }

    private XmlOutput Thousandths(long units)
    {
        if (units < 0)
            buffer.Append((byte)'-');
        units = Math.Abs(units);
        Number(units / 1000);
        Span<byte> digits = [(byte)'.', (byte)('0' + units / 100 % 10), (byte)('0' + units / 10 % 10), (byte)('0' + units % 10)];
        return Raw(digits.TrimEnd((byte)'0').TrimEnd((byte)'.'));
    }

    public XmlOutput Number(decimal value)
    {
        value.TryFormat(buffer.Reserve(MaxNumberLength), out var written, default, CultureInfo.InvariantCulture);
        buffer.Advance(written);
        return this;
    }

    /// <summary>The serial of a moment, to the millisecond. Ten decimals of a day are 9 microseconds, and quicker than a double.</summary>
    public XmlOutput Serial(int days, TimeSpan time)
    {
        Number(days);
        var fraction = (time.Ticks / TimeSpan.TicksPerMillisecond * FractionUnits + MillisecondsPerDay / 2) / MillisecondsPerDay;
        if (fraction == 0)
            return this;
        Span<byte> digits = stackalloc byte[FractionDigits];
        for (var at = FractionDigits - 1; at >= 0; at--, fraction /= 10)
            digits[at] = (byte)('0' + fraction % 10);
        return Raw("."u8).Raw(digits.TrimEnd((byte)'0'));
    }

    public XmlOutput Reference(int row, int column)
    {
        buffer.Advance(CellReference.Write(row, column, buffer.Reserve(CellReference.MaxLength)));
        return this;
    }

    public XmlOutput Reference(CellRange range)
    {
        Reference(range.FirstRow, range.FirstColumn);
        if (range.FirstRow != range.LastRow || range.FirstColumn != range.LastColumn)
            Raw(":"u8).Reference(range.LastRow, range.LastColumn);
        return this;
    }

    /// <summary>
    /// Text for an element or a quoted attribute. Characters that XML forbids are spelled <c>_xHHHH_</c>, and so is the
    /// underscore of a text that looks like such a spelling; lone surrogates become U+FFFD.
    /// </summary>
    public XmlOutput Text(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var special = IndexOfSpecial(text);
            var plain = special < 0 ? text : text[..special];
            buffer.Advance(Encoding.UTF8.GetBytes(plain, buffer.Reserve(plain.Length * 3)));
            if (special < 0)
                break;
            AppendSpecial(text[special..]);
            text = text[(special + 1)..];
        }
        if (buffer.Length >= BlockLength)
            Flush();
        return this;
    }

    public XmlOutput Attribute(ReadOnlySpan<byte> name, ReadOnlySpan<char> value) =>
        Raw(" "u8).Raw(name).Raw("=\""u8).Text(value).Raw("\""u8);

    public XmlOutput Attribute(ReadOnlySpan<byte> name, long value) =>
        Raw(" "u8).Raw(name).Raw("=\""u8).Number(value).Raw("\""u8);

    /// <summary>Room for a caller that fills it itself and tells by <see cref="Advance"/> how much it used.</summary>
    public Span<byte> Reserve(int count) => buffer.Reserve(count);

    public void Advance(int count) => buffer.Advance(count);

    public void Flush()
    {
        destination.Write(buffer.Written);
        buffer.Clear();
    }

    /// <summary>Lets the stream pass on what it holds back, too.</summary>
    public void Send()
    {
        Flush();
        destination.Flush();
    }

    public void Dispose()
    {
        Flush();
        destination.Dispose();
    }

    private static int IndexOfSpecial(ReadOnlySpan<char> text)
    {
        var special = text.IndexOfAny(Special);
        var last = text.IndexOfAny('\uFFFE', '\uFFFF');
        return special < 0 || last < 0 ? Math.Max(special, last) : Math.Min(special, last);
    }

    private void AppendSpecial(ReadOnlySpan<char> text)
    {
        switch (text[0])
        {
            case '&':
                buffer.Append("&amp;"u8);
                break;
            case '<':
                buffer.Append("&lt;"u8);
                break;
            case '>':
                buffer.Append("&gt;"u8);
                break;
            case '"':
                buffer.Append("&quot;"u8);
                break;
            case '\t' or '\n':
                buffer.Append((byte)text[0]);
                break;
            case '_' when !LooksEscaped(text):
                buffer.Append((byte)'_');
                break;
            default:
                buffer.Append("_x"u8);
                ((int)text[0]).TryFormat(buffer.Reserve(4), out var written, "X4");
                buffer.Advance(written);
                buffer.Append((byte)'_');
                break;
        }
    }

    /// <summary>True when an escape could be read here, be it that the next character's own escape brings the last underscore.</summary>
    private static bool LooksEscaped(ReadOnlySpan<char> text) =>
        text.Length >= UnderscoreEscapes.Length && text[1] == 'x'
        && (text[6] is '_' or >= '\uFFFE' || (text[6] < ' ' && text[6] is not ('\t' or '\n')))
        && char.IsAsciiHexDigit(text[2]) && char.IsAsciiHexDigit(text[3])
        && char.IsAsciiHexDigit(text[4]) && char.IsAsciiHexDigit(text[5]);
}
