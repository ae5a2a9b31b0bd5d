using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;
using Paiyi.Sheets;

namespace Paiyi.Server.People.Rosters.Sheet;

/// <summary>A column that was recognised, counted from 0.</summary>
internal readonly record struct RosterColumn(int Index, string Field)
{
    /// <summary>Numbers where a spreadsheet may lose digits, zeros, or see a date.</summary>
    public bool IsText => Field is RosterFields.DocumentNumber or RosterFields.Phone or RosterFields.MemberNumber or RosterFields.Group or RosterFields.Name;
}

/// <summary>Which columns of a sheet mean what, by the words of one row. Order is free; of two columns for one field the first counts.</summary>
internal sealed class RosterHeader
{
    private const int MaxHeaderLength = 60;
    private const int MaxIgnored = 50;
    private readonly Dictionary<string, int> _byField = [];

    private RosterHeader(ISheetReader row, Dictionary<string, string> headers)
    {
        Row = row.RowNumber;
        for (var index = 0; index < row.ColumnCount; index++)
        {
            var text = row[index].GetText().Trim();
            if (text.Length == 0)
                continue;
            if (text.Length <= 200 && headers.TryGetValue(RosterFields.Plain(text), out var field) && _byField.TryAdd(field, index))
                Columns.Add(new RosterColumn(index, field));
            else if (Ignored.Count < MaxIgnored)
                Ignored.Add(RawText.Start(RawText.OneLine(text), MaxHeaderLength));
        }
    }

    public int Row { get; }

    public List<RosterColumn> Columns { get; } = [];

    /// <summary>The texts of columns that are not read.</summary>
    public List<string> Ignored { get; } = [];

    /// <summary>Null when every required column is there.</summary>
    public Refusal? Missing => Columns.Count == 0 ? RosterProblems.HeaderMissing
        : !_byField.ContainsKey(RosterFields.Name) ? RosterProblems.NameColumnMissing
        : !_byField.ContainsKey(RosterFields.DocumentNumber) ? RosterProblems.DocumentColumnMissing
        : null;

    public static RosterHeader Of(ISheetReader row, Dictionary<string, string> headers) => new(row, headers);

    /// <summary>The column of a field counted from 1; 0 when the sheet has none, which means the whole row.</summary>
    public int ColumnOf(string? field) => field is not null && _byField.TryGetValue(field, out var index) ? index + 1 : 0;
}
