using System.Text;
using System.Text.Unicode;

namespace Paiyi.Sheets;

/// <summary>
/// The rows of a CSV or TSV file (RFC 4180, and what others write). Encoding and delimiter are detected: UTF-8 and UTF-16 with or without byte order
/// mark, GB18030 otherwise; comma, tab, semicolon or bar. Quoted fields may hold line ends. All cells are text, except
/// that a field <c>="00123"</c>, by which systems protect digits from Excel, reads as a formula with that cached text.
/// </summary>
public sealed class DelimitedReader : ISheetReader
{
    private const int SampleLength = 64 << 10;

    private readonly Stream stream;
    private readonly Stream utf8;
    private readonly bool leaveOpen;
    private readonly SheetLimits limits;
    private readonly SheetPosition position = new("text file");
    private readonly FieldParser fields;
    private readonly RowBuffer row;
    private int blankRows;
    private bool ended;

    private DelimitedReader(Stream stream, Encoding? encoding, char? delimiter, SheetLimits limits, bool leaveOpen)
    {
        this.stream = stream;
        this.limits = limits;
        this.leaveOpen = leaveOpen;
        Encoding = encoding ?? TextEncoding.Detect(stream);
        utf8 = Encoding.CodePage == Encoding.UTF8.CodePage
            ? stream
            : Encoding.CreateTranscodingStream(stream, Encoding, Encoding.UTF8, leaveOpen: true);
        row = new RowBuffer(limits.MaxColumns);
        fields = new FieldParser(utf8, SampleLength, (byte?)delimiter, position);
    }

    /// <summary>The encoding that was detected or given.</summary>
    public Encoding Encoding { get; }

    /// <summary>The delimiter that was detected or declared by a first line <c>sep=;</c>.</summary>
    public char Delimiter => (char)fields.Delimiter;

    public int RowNumber => position.Row;

    public bool IsBlank => row.IsBlank;

    public int ColumnCount => row.ColumnCount;

    public Cell this[int column] => row.Get(column, null);

    /// <param name="stream">Seekable; read from its start; disposed with the reader unless <paramref name="leaveOpen"/>.</param>
    /// <param name="encoding">Detected when null. A given encoding replaces bytes it cannot read as it was set up to.</param>
    /// <param name="delimiter">An ASCII character; detected when null, or taken from a first line <c>sep=;</c>.</param>
    /// <exception cref="SheetException">The file is empty, too large, or not text.</exception>
    public static DelimitedReader Open(
        Stream stream, SheetLimits? limits = null, Encoding? encoding = null, char? delimiter = null, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek)
            throw new ArgumentException("The stream must be seekable", nameof(stream));
        limits ??= SheetLimits.Default;
        try
        {
            if (stream.Length > limits.MaxFileBytes)
                throw new SheetException(SheetProblem.TooLarge, $"The file is larger than {limits.MaxFileBytes} bytes");
            var format = SheetFormat.Detect(stream);
            if (format != SheetFormat.Delimited)
                throw new SheetException(
                    format == SheetFormat.Empty ? SheetProblem.Empty : SheetProblem.NotAWorkbook, "The file is not a table in text form");
            return new DelimitedReader(stream, encoding, delimiter, limits, leaveOpen);
        }
        catch (SheetException) when (!leaveOpen)
        {
            stream.Dispose();
            throw;
        }
    }

    public bool Read()
    {
        while (!ended)
        {
            row.Clear();
            position.Column = -1;
            if (!fields.BeginRow())
            {
                ended = true;
                return false;
            }
            position.Row++;
            ReadRow();
            if (!row.IsBlank || position.Row <= limits.MaxRows)
                return true;
        }
        return false;
    }

    public void Dispose()
    {
        // Text that is UTF-8 already is read from the caller's own stream.
        if (utf8 != stream)
            utf8.Dispose();
        if (!leaveOpen)
            stream.Dispose();
    }

    private void ReadRow()
    {
        var column = 0;
        bool more;
        do
        {
            if (column == limits.MaxColumns)
                throw position.Problem(SheetProblem.TooManyColumns, $"There are more than {limits.MaxColumns} columns");
            position.Column = column;
            var start = row.Bytes.Length;
            more = fields.ReadField(row.Bytes, limits.MaxCellChars);
            Store(column++, start);
        }
        while (more);
        position.Column = -1;
        if (!row.IsBlank && position.Row > limits.MaxRows)
            throw position.Problem(SheetProblem.TooManyRows, $"There are more than {limits.MaxRows} rows");
        if (row.IsBlank && ++blankRows > limits.MaxBlankRows)
            throw position.Problem(SheetProblem.TooManyRows, $"There are more than {limits.MaxBlankRows} blank rows");
    }

    private void Store(int column, int start)
    {
        var value = row.Bytes.Written[start..];
        if (!Utf8.IsValid(value))
            throw position.Problem(SheetProblem.UnknownEncoding, "A text is not valid in the encoding of the file");
        RichText.RequireShort(value, position, limits.MaxCellChars);
        var traits = CellTraits.None;
        if (value.Length >= 3 && value.StartsWith("=\""u8) && value[2..].IndexOf((byte)'"') == value.Length - 3)
        {
            traits = CellTraits.Formula | CellTraits.Cached;
            start += 2;
            value = value[2..^1];
        }
        row.TryAdd(column);
        row.Set(column, value.IsEmpty ? CellKind.Empty : CellKind.Text, traits, start, value.Length, default);
    }
}
