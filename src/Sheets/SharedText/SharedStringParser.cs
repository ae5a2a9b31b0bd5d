namespace Paiyi.Sheets;

/// <summary>Reads the items of a shared-strings part one after the other.</summary>
internal sealed class SharedStringParser(XmlScanner scanner, SheetPosition position, int maxChars)
{
    private readonly ByteBuffer text = new(1024);

    /// <param name="add">Gets each text in order, empty ones too; its bytes are reused.</param>
    public void Run(Action<ReadOnlySpan<byte>> add)
    {
        while (scanner.Read())
        {
            if (scanner.Tag == XmlTag.End || scanner.Depth == 0 || !scanner.IsNamed("si"u8))
            {
                if (scanner.Tag == XmlTag.Start && scanner.Depth == 1)
                    ReadAhead(add);
                continue;
            }
            text.Clear();
            if (scanner.Tag == XmlTag.Start)
                RichText.AppendTo(text, scanner, position, maxChars);
            add(text.Written);
            ReadAhead(add);
        }
    }

    /// <summary>Reads the items that are plain and in memory already; the next one is left to the scanner.</summary>
    private void ReadAhead(Action<ReadOnlySpan<byte>> add)
    {
        var ahead = scanner.Ahead;
        var taken = 0;
        while (PlainText.TryRead(ahead[taken..], text, position, maxChars, out var length))
        {
            RichText.RequireShort(text.Written, position, maxChars);
            add(text.Written);
            taken += length;
        }
        scanner.Pass(taken);
    }
}
