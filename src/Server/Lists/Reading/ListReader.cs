using Paiyi.Server.Platform.Imports;

namespace Paiyi.Server.Lists.Reading;

/// <summary>Turns the current row of a sheet into a line, by the readers of a kind.</summary>
internal sealed class ListReader(ListImport import, ListKind kind, ImportSheet sheet, UnknownValues unknown, DateTimeOffset now)
{
    private const int LongestCell = 2000;

    public ListLine Read(List<ListRemark> remarks)
    {
        var (values, said) = (new Dictionary<string, string>(), new List<CellRemark>());
        if (sheet.MergedRange() is { } merged)
            said.Add(new CellRemark(sheet.Header.Columns.Find(c => merged.Contains(merged.FirstRow, c.Index)).Index + 1, CellProblems.MergedCells));
        else
            ReadCells(values, said);
        if (said.Count == 0)
            said.AddRange(kind.Check(values, now).Select(r => new CellRemark(sheet.Header.ColumnOf(r.Field), r)));
        var row = sheet.Reader.RowNumber;
        remarks.AddRange(said.DistinctBy(r => r.Column).Select(r => ListBatch.Remark(import.Id, row, r)));
        return new ListLine
        {
            ImportId = import.Id, Row = row, Turn = row, Outcome = said.Count > 0 ? LineOutcome.Rejected : LineOutcome.Created,
            Reason = said.Count > 0 ? said[0].Refusal.Code : null, Values = values, Identity = said.Count > 0 ? null : kind.IdentityOf(values),
        };
    }

    private void ReadCells(Dictionary<string, string> values, List<CellRemark> said)
    {
        foreach (var column in sheet.Header.Columns)
        {
            if (kind.Field(column.Field) is not { } field)
                continue;
            var cell = sheet.Reader[column.Index];
            if (CellProblems.Of(cell, field.IsText) is { } damage)
            {
                said.Add(new CellRemark(column.Index + 1, damage));
                continue;
            }

            var written = cell.IsEmpty ? "" : cell.GetText().Trim();
            var text = written.Length > 0 ? sheet.Header.Meaning(field.Key, written) : "";
            if (text.Length == 0 && field.IsRequired)
                said.Add(new CellRemark(column.Index + 1, ListProblems.ValueMissing));
            else if (text.Length > LongestCell)
                said.Add(new CellRemark(column.Index + 1, ListProblems.TooLong(LongestCell)));
            else if (text.Length > 0)
                ReadCell(field, column.Index + 1, text, values, said);
        }
    }

    private void ReadCell(ListField field, int column, string text, Dictionary<string, string> values, List<CellRemark> said)
    {
        var read = field.Read(text);
        if (read.Refusal is { } refusal)
        {
            if (field.Choices is not null)
                unknown.Add(field.Key, text);
            said.Add(new CellRemark(column, refusal));
        }
        else
        {
            values[field.Key] = read.Value!;
        }
    }
}
