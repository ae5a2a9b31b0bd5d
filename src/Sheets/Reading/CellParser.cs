using System.Text.Unicode;

namespace Paiyi.Sheets;

/// <summary>Reads one <c>c</c> element into its slot of the row.</summary>
internal sealed class CellParser(XmlScanner scanner, SheetPosition position, SheetContext context, RowBuffer row)
{
    private readonly CellTraits dateTraits = context.Date1904 ? CellTraits.Date1904 : CellTraits.None;
    private RowDigits rowDigits;
    private int nextColumn;
    private int start;

    public void StartRow()
    {
        nextColumn = 0;
        rowDigits = new RowDigits(position.Row);
    }

    /// <summary>Reads the cells that are plain and in memory already; the next one is left to the scanner.</summary>
    public void ReadAhead()
    {
        var ahead = scanner.Ahead;
        var taken = 0;
        while (PlainCell.TryRead(ahead[taken..], rowDigits, out var cell))
        {
            nextColumn = cell.Column;
            Claim();
            start = row.Bytes.Length;
            Store(cell, context.Formats[cell.Style]);
            nextColumn++;
            taken += cell.Length;
        }
        scanner.Pass(taken);
    }

    private void Store(scoped in PlainCell cell, NumberFormat format)
    {
        switch (cell.Type)
        {
            case CellStorage.Shared:
                StoreShared(cell.Index, CellTraits.Cached, format);
                break;
            case CellStorage.Number:
                StoreNumber(cell.Value, format);
                break;
            case CellStorage.Inline or CellStorage.Text when !cell.HasSpecial && !cell.Value.IsEmpty && IsTight(cell):
                StoreText(cell.Value, format);
                break;
            default:
                var text = new RawText(cell.Value, false, position);
                Store(cell.Type, CellTraits.None, AppendValue(cell.Type, text, !cell.IsPreserved), format);
                break;
        }
    }

    private static bool IsTight(scoped in PlainCell cell) =>
        cell.IsPreserved || cell.Type == CellStorage.Text || (cell.Value[0] != ' ' && cell.Value[^1] != ' ');

    private void StoreText(ReadOnlySpan<byte> value, NumberFormat format)
    {
        if (!Utf8.IsValid(value))
            throw position.Problem(SheetProblem.MalformedXml, "A text is not valid UTF-8");
        RichText.RequireShort(value, position, context.Limits.MaxCellChars);
        row.Bytes.Append(value);
        row.Set(nextColumn, CellKind.Text, CellTraits.Cached, start, value.Length, format);
    }

    /// <summary>Reads the cell whose start is the scanner's current tag.</summary>
    public void Read()
    {
        var isOpen = scanner.Tag == XmlTag.Start;
        var (storage, style) = ReadAttributes();
        var format = context.Formats[style];
        start = row.Bytes.Length;
        if (!isOpen)
        {
            row.Set(nextColumn++, CellKind.Empty, CellTraits.None, start, 0, format);
            return;
        }
        var traits = CellTraits.None;
        var hasValue = false;
        var inside = scanner.Depth;
        while (scanner.Read() && scanner.Depth >= inside)
        {
            if (scanner.IsNamed("v"u8))
                hasValue |= ReadValue(storage);
            else if (scanner.IsNamed("is"u8) && scanner.Tag == XmlTag.Start)
            {
                RichText.AppendTo(row.Bytes, scanner, position, context.Limits.MaxCellChars);
                hasValue = true;
            }
            else
            {
                traits |= scanner.IsNamed("f"u8) ? CellTraits.Formula : CellTraits.None;
                scanner.Skip();
            }
        }
        Store(storage, traits, hasValue, format);
        nextColumn++;
    }

    private (CellStorage Storage, int Style) ReadAttributes()
    {
        var storage = CellStorage.Number;
        var style = 0;
        var attributes = scanner.Attributes;
        while (attributes.Next())
        {
            if (attributes.Name.Length != 1)
                continue;
            switch (attributes.Name[0])
            {
                case (byte)'r':
                    MoveTo(attributes.Value);
                    break;
                case (byte)'t':
                    storage = attributes.Value.ToStorage(position);
                    break;
                case (byte)'s':
                    _ = int.TryParse(attributes.Value, out style);
                    break;
            }
        }
        Claim();
        return (storage, style);
    }

    private void Claim()
    {
        position.Column = nextColumn;
        if (nextColumn >= context.Limits.MaxColumns)
            throw position.Problem(SheetProblem.TooManyColumns, $"There are more than {context.Limits.MaxColumns} columns");
        if (!row.TryAdd(nextColumn))
            throw position.Problem(SheetProblem.BadReference, "A cell appears twice");
    }

    private void MoveTo(ReadOnlySpan<byte> reference)
    {
        if (!CellReference.TryParse(reference, out var cellRow, out nextColumn) || cellRow != position.Row)
            throw position.Problem(SheetProblem.BadReference, "A cell has an invalid address or that of another row");
    }

    private bool ReadValue(CellStorage storage)
    {
        if (scanner.Tag != XmlTag.Start)
            return false;
        scanner.Read();
        if (scanner.Tag != XmlTag.End)
            throw position.Problem(SheetProblem.MalformedXml, "A value holds another element");
        return AppendValue(storage, scanner.Text, trimInline: true);
    }

    private bool AppendValue(CellStorage storage, RawText text, bool trimInline)
    {
        if (storage is CellStorage.Inline or CellStorage.Text)
        {
            AppendText(text, trim: trimInline && storage == CellStorage.Inline);
            return true;
        }
        text.AppendTo(row.Bytes, resolveUnderscores: false, trim: true);
        return row.Bytes.Length > start;
    }

    private void AppendText(RawText text, bool trim)
    {
        var maxChars = context.Limits.MaxCellChars;
        if (text.Bytes.Length > maxChars * 10L)
            throw position.Problem(SheetProblem.CellTooLong, $"A text is longer than {maxChars} characters");
        text.AppendTo(row.Bytes, resolveUnderscores: true, trim);
        RichText.RequireShort(row.Bytes.Written[start..], position, maxChars);
    }

    private void Store(CellStorage storage, CellTraits traits, bool hasValue, NumberFormat format)
    {
        var value = row.Bytes.Written[start..];
        if (!hasValue || (value.IsEmpty && storage is CellStorage.Inline or CellStorage.Text && (traits & CellTraits.Formula) == 0))
        {
            row.Set(nextColumn, CellKind.Empty, traits, start, 0, format);
            return;
        }
        traits |= CellTraits.Cached;
        switch (storage)
        {
            case CellStorage.Shared:
                StoreShared(int.TryParse(value, out var number) ? number : -1, traits, format);
                return;
            case CellStorage.Number:
                if (!PlainCell.IsNumeric(value))
                    throw position.Problem(SheetProblem.BadNumber, "A numeric cell holds no number");
                SetNumber(traits, value.Length, format);
                return;
            case CellStorage.IsoDate:
                row.Set(nextColumn, CellKind.Date, traits | CellTraits.IsoDate, start, value.Length, format);
                return;
        }
        var kind = storage switch
        {
            CellStorage.Boolean => CellKind.Boolean,
            CellStorage.Error => CellKind.Error,
            _ => CellKind.Text,
        };
        row.Set(nextColumn, kind, traits, start, value.Length, format);
    }

    private void StoreNumber(ReadOnlySpan<byte> value, NumberFormat format)
    {
        if (value.IsEmpty)
        {
            row.Set(nextColumn, CellKind.Empty, CellTraits.None, start, 0, format);
            return;
        }
        row.Bytes.Append(value);
        SetNumber(CellTraits.Cached, value.Length, format);
    }

    private void StoreShared(int number, CellTraits traits, NumberFormat format)
    {
        var strings = context.SharedStrings;
        if ((uint)number >= (uint)strings.Count)
            throw position.Problem(SheetProblem.SharedStringOutOfRange, "A cell refers to a text that does not exist");
        if (strings.TryGet(number, out var text) && text.IsEmpty)
            row.Set(nextColumn, CellKind.Empty, traits, start, 0, format);
        else if (!text.IsEmpty)
            row.Set(nextColumn, CellKind.Text, traits | CellTraits.Shared, number, 0, format);
        else
        {
            start = row.Bytes.Length;
            strings.CopyTo(number, row.Bytes);
            row.Set(nextColumn, CellKind.Text, traits, start, row.Bytes.Length - start, format);
        }
    }

    private void SetNumber(CellTraits traits, int length, NumberFormat format) =>
        row.Set(nextColumn, format.IsDate ? CellKind.Date : CellKind.Number, traits | dateTraits, start, length, format);
}
