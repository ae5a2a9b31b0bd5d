using System.Globalization;
using System.Text;

namespace Paiyi.Sheets;

/// <summary>How a text file is written.</summary>
public sealed record DelimitedOptions
{
    public static DelimitedOptions Default { get; } = new();

    public char Delimiter { get; init; } = ',';

    /// <summary>Without it, Excel on a Chinese system takes UTF-8 for GBK.</summary>
    public bool ByteOrderMark { get; init; } = true;

    /// <summary>
    /// Puts an apostrophe before a text that a spreadsheet would run as a formula: one that begins with
    /// <c>= + - @</c>, their full-width forms, a tab or a line end, unless it is a plain number such as <c>-3.5</c>.
    /// </summary>
    public bool NeutraliseFormulas { get; init; } = true;
}

/// <summary>
/// Writes a CSV file as RFC 4180 says, in UTF-8, in constant memory. All writing to the stream is asynchronous and
/// happens only in the methods that are awaited. End with <see cref="FlushAsync"/>; the stream is left open.
/// </summary>
public sealed class DelimitedWriter
{
    private const int FlushThreshold = 64 << 10;
    private readonly Stream destination;
    private readonly DelimitedOptions options;
    private readonly ByteBuffer pending = new(FlushThreshold + 4096);
    private readonly string special;
    private bool isFirst = true;

    public DelimitedWriter(Stream destination, DelimitedOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(destination);
        this.destination = destination;
        this.options = options ?? DelimitedOptions.Default;
        special = $"{this.options.Delimiter}\"\r\n";
        if (this.options.ByteOrderMark)
            pending.Append(XmlEncoding.ByteOrderMark);
    }

    public long RowCount { get; private set; }

    public DelimitedWriter Text(ReadOnlySpan<char> value)
    {
        Separate();
        var isDangerous = options.NeutraliseFormulas && Formulas.LooksLikeOne(value);
        var isQuoted = value.ContainsAny(special) || (!value.IsEmpty && (value[0] == ' ' || value[^1] == ' '));
        if (isQuoted)
            pending.Append((byte)'"');
        if (isDangerous)
            pending.Append((byte)'\'');
        while (isQuoted && value.IndexOf('"') is >= 0 and var quote)
        {
            Append(value[..(quote + 1)]);
            pending.Append((byte)'"');
            value = value[(quote + 1)..];
        }
        Append(value);
        if (isQuoted)
            pending.Append((byte)'"');
        return this;
    }

    public DelimitedWriter Number(long value) => Plain(value, default);

    public DelimitedWriter Number(decimal value) => Plain(value, default);

    public DelimitedWriter Number(double value) => Plain(value, "R");

    /// <summary>As <c>2020-02-03</c>.</summary>
    public DelimitedWriter Date(DateOnly value) => Plain(value, "yyyy-MM-dd");

    /// <summary>As <c>2020-02-03 08:30:00</c>.</summary>
    public DelimitedWriter DateTime(DateTime value) => Plain(value, "yyyy-MM-dd HH:mm:ss");

    public DelimitedWriter Boolean(bool value) => Text(value ? "TRUE" : "FALSE");

    public DelimitedWriter Empty()
    {
        Separate();
        return this;
    }

    /// <summary>Ends the row in memory.</summary>
    public void EndRow()
    {
        pending.Append("\r\n"u8);
        isFirst = true;
        RowCount++;
    }

    /// <summary>Ends the row and, once enough is pending, sends it. Completes at once for most rows.</summary>
    public ValueTask EndRowAsync(CancellationToken cancel = default)
    {
        EndRow();
        return pending.Length >= FlushThreshold ? FlushAsync(cancel) : ValueTask.CompletedTask;
    }

    public async ValueTask FlushAsync(CancellationToken cancel = default)
    {
        if (pending.Length == 0)
            return;
        await destination.WriteAsync(pending.WrittenMemory, cancel);
        pending.Clear();
    }

    private DelimitedWriter Plain<T>(T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        Separate();
        value.TryFormat(pending.Reserve(64), out var written, format, CultureInfo.InvariantCulture);
        pending.Advance(written);
        return this;
    }

    private void Separate()
    {
        if (!isFirst)
            Append([options.Delimiter]);
        isFirst = false;
    }

    private void Append(ReadOnlySpan<char> text) =>
        pending.Advance(Encoding.UTF8.GetBytes(text, pending.Reserve(text.Length * 3)));
}
