using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;
using Paiyi.Sheets;

namespace Paiyi.Server.People.Rosters.Sheet;

/// <summary>
/// Turns the current row of a sheet into a checked row. What a spreadsheet does to values has its own remark here: a
/// formula without result, an error value, digits and zeros lost in a number, a class that became a date.
/// </summary>
internal sealed class RosterRowReader(ImportSheet sheet, AttributeSet attributes, UnknownValues unknown, DateOnly today)
{
    private const int MaxGroup = 60;
    private const int MaxMemberNumber = 40;
    private readonly Dictionary<string, string> _texts = [];
    private readonly List<KeyValuePair<string, string?>> _attributes = [];
    private readonly List<Refusal> _refusals = [];
    private bool _documentIsNumber;

    public RosterRow Read()
    {
        var remarks = new List<CellRemark>();
        if (sheet.MergedRange() is { } merged)
        {
            var column = sheet.Header.Columns.Find(c => merged.Contains(merged.FirstRow, c.Index)).Index + 1;
            return new RosterRow(sheet.Reader.RowNumber, null, null, null, null, null, [new CellRemark(column, CellProblems.MergedCells)]);
        }

        ReadTexts(remarks);
        var person = CheckPerson(remarks);
        var group = Limited(RosterFields.Group, MaxGroup, RosterProblems.GroupTooLong, remarks);
        var number = Limited(RosterFields.MemberNumber, MaxMemberNumber, RosterProblems.MemberNumberTooLong, remarks);
        var region = Text(RosterFields.Region) is { } text ? RawText.OneLine(text) : null;
        return new RosterRow(sheet.Reader.RowNumber, Text(RosterFields.Name), remarks.Count == 0 ? person : null, region, group, number, remarks);
    }

    private void ReadTexts(List<CellRemark> remarks)
    {
        _texts.Clear();
        _attributes.Clear();
        _documentIsNumber = false;
        foreach (var column in sheet.Header.Columns)
        {
            var cell = sheet.Reader[column.Index];
            if (CellProblems.Of(cell, RosterFields.IsText(column.Field)) is { } refusal)
                remarks.Add(new CellRemark(column.Index + 1, refusal));
            if (cell.IsEmpty || cell.Kind == CellKind.Error)
                continue;
            var text = sheet.Header.Meaning(column.Field, cell.GetText().Trim());
            if (text.Length == 0)
                continue;
            _documentIsNumber |= column.Field == RosterFields.DocumentNumber && cell.Kind == CellKind.Number;
            if (column.Field.StartsWith(RosterFields.AttributePrefix, StringComparison.Ordinal))
                _attributes.Add(new(column.Field[RosterFields.AttributePrefix.Length..], text));
            else
                _texts[column.Field] = text;
        }
    }

    private CheckedPerson? CheckPerson(List<CellRemark> remarks)
    {
        _refusals.Clear();
        var person = new PersonDraft
        {
            Name = Text(RosterFields.Name),
            DocumentType = Text(RosterFields.DocumentType),
            DocumentNumber = Text(RosterFields.DocumentNumber),
            Phone = Text(RosterFields.Phone),
            Sex = Text(RosterFields.Sex),
            BirthDate = Text(RosterFields.BirthDate),
            Address = Text(RosterFields.Address),
            Attributes = _attributes,
        }.Check(attributes, today, _refusals);
        foreach (var refusal in _refusals)
        {
            if (IsOfDictionary(refusal) && TextOf(refusal.Field!) is { } text)
                unknown.Add(refusal.Field!, text);
            AddOnce(remarks, refusal.Field, IsLostZero(refusal) ? RosterProblems.NumberLostZeros : refusal);
        }

        // Numbers of other documents have no fixed length, so a lost zero could never be seen.
        if (_documentIsNumber && person is { DocumentType: DocumentType.Other })
            AddOnce(remarks, RosterFields.DocumentNumber, RosterProblems.NumberLostZeros);
        return person;
    }

    /// <summary>True for refusals of values that might have a meaning, if somebody said which.</summary>
    private static bool IsOfDictionary(Refusal refusal) =>
        refusal.Code is "persons.sexUnknown" or "persons.documentTypeUnknown" or "persons.attributeBoolean" or "persons.attributeChoice";

    /// <summary>Resident ids never begin with a zero; the numbers of other documents may.</summary>
    private bool IsLostZero(Refusal refusal) => _documentIsNumber
        && (ReferenceEquals(refusal, PersonProblems.TaiwanPermitWrong) || ReferenceEquals(refusal, PersonProblems.PassportWrong)
            || ReferenceEquals(refusal, PersonProblems.DocumentNumberWrong));

    private string? Limited(string field, int length, Refusal tooLong, List<CellRemark> remarks)
    {
        if (Text(field) is not { } text)
            return null;
        if (text.Length > length)
            AddOnce(remarks, field, tooLong);
        return RawText.OneLine(text);
    }

    /// <summary>The first remark of a cell is the cause; what follows from it would only confuse.</summary>
    private void AddOnce(List<CellRemark> remarks, string? field, Refusal refusal)
    {
        var column = sheet.Header.ColumnOf(field);
        if (!remarks.Exists(r => r.Column == column))
            remarks.Add(new CellRemark(column, refusal));
    }

    private string? Text(string field) => _texts.GetValueOrDefault(field);

    private string? TextOf(string field) => field.StartsWith(RosterFields.AttributePrefix, StringComparison.Ordinal)
        ? _attributes.Find(a => a.Key == field[RosterFields.AttributePrefix.Length..]).Value
        : Text(field);
}
