using Paiyi.Server.Platform.Imports;

namespace Paiyi.Server.People.Rosters.Sheet;

/// <summary>One person's row after every check that needs no database.</summary>
/// <param name="Number">As a person counts rows, from 1.</param>
/// <param name="Name">As it stands in the cell; null when absent.</param>
/// <param name="Person">Null when something is wrong; then <paramref name="Remarks"/> say what.</param>
/// <param name="Region">The text of the region; null when absent.</param>
/// <param name="Group">Null when absent, which leaves what is.</param>
/// <param name="MemberNumber">As <paramref name="Group"/>.</param>
internal sealed record RosterRow(
    int Number, string? Name, CheckedPerson? Person, string? Region, string? Group, string? MemberNumber, List<CellRemark> Remarks)
{
    /// <summary>Says nothing, so that no log can.</summary>
    public override string ToString() => nameof(RosterRow);
}
