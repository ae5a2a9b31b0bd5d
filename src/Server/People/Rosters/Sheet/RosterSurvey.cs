using Paiyi.Sheets;

namespace Paiyi.Server.People.Rosters.Sheet;

/// <summary>What a first look through the whole file tells. A file that cannot be read to its end is refused before any row is applied.</summary>
internal sealed record RosterSurvey(int FirstRow, int Rows, string[] Ignored)
{
    public static Checked<RosterSurvey> Of(Stream file, Dictionary<string, string> headers, CancellationToken ct)
    {
        try
        {
            var opened = RosterSheet.Open(file, headers);
            if (opened.Refusal is { } refusal)
                return refusal;
            using var sheet = opened.Value!;
            var rows = 0;
            while (sheet.Read())
            {
                rows++;
                if (rows % 1000 == 0)
                    ct.ThrowIfCancellationRequested();
            }

            return rows == 0 ? RosterProblems.RowsMissing : new RosterSurvey(sheet.Header.Row + 1, rows, [.. sheet.Header.Ignored]);
        }
        catch (SheetException e)
        {
            return RosterProblems.Of(e.Problem);
        }
    }
}
