namespace Paiyi.Sheets;

/// <summary>The remarks of one row, by column, with several remarks on a cell joined by line breaks.</summary>
internal sealed class RowRemarks(int row)
{
    private readonly SortedDictionary<int, string> byColumn = [];

    public int Row => row;

    public IReadOnlyDictionary<int, string> ByColumn => byColumn;

    public void Add(int column, string text)
    {
        if (byColumn.TryGetValue(column, out var before) && before.Length > 0)
            text = text.Length > 0 ? $"{before}\n{text}" : before;
        byColumn[column] = text;
    }
}

/// <summary>Groups sorted remarks by row, one row ahead.</summary>
internal sealed class AnnotationCursor(IAsyncEnumerator<Annotation> source) : IAsyncDisposable
{
    private Annotation next;
    private bool hasNext;

    /// <summary>The sheet of the next remark; null when there is none left.</summary>
    public int? Sheet => hasNext ? next.Sheet : null;

    public ValueTask StartAsync() => AdvanceAsync();

    /// <summary>The next row with remarks on a sheet; null when the sheet has no more.</summary>
    public async ValueTask<RowRemarks?> NextRowAsync(int sheet)
    {
        if (!hasNext || next.Sheet != sheet)
            return null;
        var remarks = new RowRemarks(next.Row);
        while (hasNext && next.Sheet == sheet && next.Row == remarks.Row)
        {
            var current = next;
            RequireOnSheet(current);
            remarks.Add(current.Column, current.Text);
            await AdvanceAsync();
            if (hasNext && (next.Sheet, next.Row).CompareTo((current.Sheet, current.Row)) < 0)
                throw new ArgumentException("Annotations must be sorted by sheet and row");
        }
        return remarks;
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private async ValueTask AdvanceAsync()
    {
        hasNext = await source.MoveNextAsync();
        next = hasNext ? source.Current : default;
    }

    private static void RequireOnSheet(Annotation annotation)
    {
        if (annotation.Row is < 1 or > 1_048_576 || annotation.Column is < 0 or >= 16_384)
            throw new ArgumentException($"Row {annotation.Row}, column {annotation.Column} is on no sheet");
    }
}
