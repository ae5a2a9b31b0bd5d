using System.Globalization;
using System.Text;

namespace Paiyi.Sheets;

/// <summary>
/// One cell of the row that a reader stands on (ECMA-376-1 18.3.1.4). Its bytes are those of the reader, so it cannot outlive the row.
/// Comparing two cells is not meant; a missing cell is <c>default</c> and reads as empty.
/// </summary>
public readonly ref struct Cell
{
    private readonly CellTraits traits;
    private readonly NumberFormat format;

    internal Cell(CellKind kind, CellTraits traits, ReadOnlySpan<byte> utf8, NumberFormat format)
    {
        Kind = kind;
        this.traits = traits;
        this.format = format;
        Utf8 = utf8;
    }

    public CellKind Kind { get; }

    /// <summary>
    /// The stored value: the text with all escapes resolved, a number or date serial as the file spells it
    /// (<c>1.10105E+17</c>), <c>0</c> or <c>1</c> for a boolean. Always valid UTF-8; empty for an empty cell.
    /// </summary>
    public ReadOnlySpan<byte> Utf8 { get; }

    public bool IsEmpty => Kind == CellKind.Empty;

    /// <summary>True for a calculated cell; in a text file for <c>="00123"</c>; never in an <c>.xls</c>.</summary>
    public bool IsFormula => (traits & CellTraits.Formula) != 0;

    /// <summary>False only for a formula that was never calculated, which then reads as empty.</summary>
    public bool HasCachedValue => !IsFormula || (traits & CellTraits.Cached) != 0;

    /// <summary>
    /// True when a number has more than 15 digits before its point. Spreadsheets keep 15, so the rest of an
    /// identity number typed as a number is gone, whatever the file shows now.
    /// </summary>
    public bool LostDigits => Kind == CellKind.Number && NumberText.HasLostDigits(Utf8);

    /// <summary>
    /// The value as a person sees it: whole numbers without exponent, decimals with at most 15 digits, leading zeros
    /// of a format such as <c>000000</c>, <c>TRUE</c>, <c>2020-02-03</c>, <c>2020-02-03 08:30:00</c>, <c>08:30:00</c>.
    /// </summary>
    public string GetText()
    {
        if (Kind is CellKind.Text or CellKind.Error or CellKind.Empty)
            return Encoding.UTF8.GetString(Utf8);
        Span<byte> text = stackalloc byte[NumberText.MaxLength];
        return TryFormat(text, out var written) ? Encoding.UTF8.GetString(text[..written]) : Encoding.UTF8.GetString(Utf8);
    }

    /// <summary>Writes what <see cref="GetText"/> returns as UTF-8; false when it does not fit.</summary>
    public bool TryFormat(Span<byte> destination, out int written)
    {
        switch (Kind)
        {
            case CellKind.Boolean:
                return Copy(Utf8 is [(byte)'0'] ? "FALSE"u8 : "TRUE"u8, destination, out written);
            case CellKind.Date when TryGetDate(out var date):
                var pattern = date.Year < 1900 || format.Kind == NumberFormatKind.Time ? "HH:mm:ss"
                    : date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd"
                    : "yyyy-MM-dd HH:mm:ss";
                return date.TryFormat(destination, out written, pattern, CultureInfo.InvariantCulture);
            case CellKind.Number or CellKind.Date when (traits & CellTraits.IsoDate) == 0:
                return NumberText.TryFormat(Utf8, format.MinDigits, destination, out written);
            default:
                return Copy(Utf8, destination, out written);
        }
    }

    /// <summary>The number of a numeric or date cell; false for every other kind, also for text that looks like one.</summary>
    public bool TryGetNumber(out double number)
    {
        number = 0;
        return Kind is CellKind.Number or CellKind.Date
            && NumberText.TryParse(Utf8, out number);
    }

    /// <summary>
    /// The local date and time of a date cell, in the workbook's own date system, to the millisecond. False for text,
    /// for numbers without a date format (use <see cref="SerialDate"/>), and for serials that are no date, such as
    /// 60, the 29 February 1900 that never was. A time of day without date falls on 1899-12-31, or 1904-01-01.
    /// </summary>
    public bool TryGetDate(out DateTime date)
    {
        date = default;
        if (Kind != CellKind.Date)
            return false;
        if ((traits & CellTraits.IsoDate) != 0)
            return IsoDate.TryParse(Utf8, out date);
        return TryGetNumber(out var serial)
            && SerialDate.TryConvert(serial, (traits & CellTraits.Date1904) != 0, out date);
    }

    private static bool Copy(ReadOnlySpan<byte> source, Span<byte> destination, out int written)
    {
        var fits = source.TryCopyTo(destination);
        written = fits ? source.Length : 0;
        return fits;
    }
}
