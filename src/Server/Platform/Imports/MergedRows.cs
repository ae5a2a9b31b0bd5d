using Paiyi.Sheets;

namespace Paiyi.Server.Platform.Imports;

/// <summary>Tells for rows in ascending order in which of the columns that matter a merged range lies.</summary>
internal sealed class MergedRows
{
    private readonly Queue<CellRange> _coming;
    private readonly List<CellRange> _current = [];

    public MergedRows(IEnumerable<CellRange> ranges, IReadOnlyCollection<ImportColumn> columns) => _coming = new Queue<CellRange>(ranges
        .Where(r => (r.LastRow > r.FirstRow || r.LastColumn > r.FirstColumn)
            && columns.Any(c => c.Index >= r.FirstColumn && c.Index <= r.LastColumn))
        .OrderBy(r => r.FirstRow));

    /// <summary>Null when no range touches the row. Rows must be asked in ascending order.</summary>
    public CellRange? Touching(int row)
    {
        while (_coming.TryPeek(out var next) && next.FirstRow <= row)
            _current.Add(_coming.Dequeue());
        _current.RemoveAll(r => r.LastRow < row);
        return _current.Count > 0 ? _current[0] : null;
    }
}
