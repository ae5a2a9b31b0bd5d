namespace Paiyi.Sheets;

/// <summary>Reads one <c>c</c> element into its slot of the row.</summary>
internal sealed class CellParser(XmlScanner scanner, SheetPosition position, SheetContext context, RowBuffer row)
{
    private readonly CellTraits dateTraits = context.Date1904 ? CellTraits.Date1904 : CellTraits.None;
    private int nextColumn;
    private int start;

    private enum Storage
    {
        Number,
        Shared,
        Text,
        Inline,
        Boolean,
        Error,
        IsoDate,
    }

    public void StartRow() => nextColumn = 0;

    /// <summary>Reads the cell whose start is the scanner's current tag.</summary>
    public void Read()
    {
        var isOpen = scanner.Tag == XmlTag.Start;
        var (storage, style) = ReadAttributes();
        var format = style == 0 ? context.Formats[0] : context.Formats[style];
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

    private (Storage Storage, int Style) ReadAttributes()
    {
        var storage = Storage.Number;
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
                    storage = ParseStorage(attributes.Value);
                    break;
                case (byte)'s':
                    _ = int.TryParse(attributes.Value, out style);
                    break;
            }
        }
        position.Column = nextColumn;
        if (nextColumn >= context.Limits.MaxColumns)
            throw position.Problem(SheetProblem.TooManyColumns, $"There are more than {context.Limits.MaxColumns} columns");
        if (!row.TryAdd(nextColumn))
            throw position.Problem(SheetProblem.BadReference, "A cell appears twice");
        return (storage, style);
    }

    private void MoveTo(ReadOnlySpan<byte> reference)
    {
        if (!CellReference.TryParse(reference, out var cellRow, out nextColumn) || cellRow != position.Row)
            throw position.Problem(SheetProblem.BadReference, "A cell has an invalid address or that of another row");
    }

    private Storage ParseStorage(ReadOnlySpan<byte> type) => type switch
    {
        [(byte)'s'] => Storage.Shared,
        [(byte)'n'] => Storage.Number,
        [(byte)'b'] => Storage.Boolean,
        [(byte)'e'] => Storage.Error,
        [(byte)'d'] => Storage.IsoDate,
        _ when type.SequenceEqual("inlineStr"u8) => Storage.Inline,
        _ when type.SequenceEqual("str"u8) => Storage.Text,
        _ => throw position.Problem(SheetProblem.MalformedXml, "A cell has an unknown type"),
    };

    private bool ReadValue(Storage storage)
    {
        if (scanner.Tag != XmlTag.Start)
            return false;
        scanner.Read();
        if (scanner.Tag != XmlTag.End)
            throw position.Problem(SheetProblem.MalformedXml, "A value holds another element");
        var text = scanner.Text;
        if (storage is Storage.Inline or Storage.Text)
        {
            if (text.Bytes.Length > context.Limits.MaxCellChars * 10L)
                throw position.Problem(SheetProblem.CellTooLong, $"A text is longer than {context.Limits.MaxCellChars} characters");
            text.AppendTo(row.Bytes, resolveUnderscores: true);
            RichText.RequireShort(row.Bytes.Written[start..], position, context.Limits.MaxCellChars);
            return true;
        }
        text.AppendTo(row.Bytes, resolveUnderscores: false, trim: true);
        return row.Bytes.Length > start;
    }

    private void Store(Storage storage, CellTraits traits, bool hasValue, NumberFormat format)
    {
        var value = row.Bytes.Written[start..];
        if (!hasValue || (value.IsEmpty && storage is Storage.Inline or Storage.Text && (traits & CellTraits.Formula) == 0))
        {
            row.Set(nextColumn, CellKind.Empty, traits, start, 0, format);
            return;
        }
        traits |= CellTraits.Cached;
        switch (storage)
        {
            case Storage.Shared:
                StoreShared(value, traits, format);
                return;
            case Storage.Number:
                RequireNumber(value);
                row.Set(
                    nextColumn, format.IsDate ? CellKind.Date : CellKind.Number, traits | dateTraits, start, value.Length, format);
                return;
            case Storage.IsoDate:
                row.Set(nextColumn, CellKind.Date, traits | CellTraits.IsoDate, start, value.Length, format);
                return;
        }
        var kind = storage switch
        {
            Storage.Boolean => CellKind.Boolean,
            Storage.Error => CellKind.Error,
            _ => CellKind.Text,
        };
        row.Set(nextColumn, kind, traits, start, value.Length, format);
    }

    private void StoreShared(ReadOnlySpan<byte> value, CellTraits traits, NumberFormat format)
    {
        var strings = context.SharedStrings;
        if (!int.TryParse(value, out var number) || (uint)number >= (uint)strings.Count)
            throw position.Problem(SheetProblem.SharedStringOutOfRange, "A cell refers to a text that does not exist");
        if (strings.Get(number).IsEmpty)
            row.Set(nextColumn, CellKind.Empty, traits, start, 0, format);
        else
            row.Set(nextColumn, CellKind.Text, traits | CellTraits.Shared, number, 0, format);
    }

    private void RequireNumber(ReadOnlySpan<byte> value)
    {
        foreach (var b in value)
        {
            if (b is not (>= (byte)'0' and <= (byte)'9' or (byte)'.' or (byte)'-' or (byte)'+' or (byte)'E' or (byte)'e'))
                throw position.Problem(SheetProblem.BadNumber, "A numeric cell holds no number");
        }
    }
}
