using System.Text.Json;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Platform.Exports;

/// <summary>How somebody wants a list: as what file, with which columns, showing how much of persons.</summary>
/// <param name="Columns">Keys separated by commas; all when blank.</param>
public sealed record ExportWish(string? Format, string? Columns, string? Level)
{
    private static readonly string[] Parameters = ["format", "columns", "level"];

    internal static ExportWish Of(IQueryCollection query) => new(query["format"], query["columns"], query["level"]);

    /// <summary>The part of a query that cuts the list.</summary>
    internal static bool IsFilter(string parameter) => !Parameters.Contains(parameter, StringComparer.OrdinalIgnoreCase);

    /// <summary>What the wish means for a list; a refusal when the list cannot fulfil it.</summary>
    internal (ExportChoice<TRow>? Choice, Refusal? Refusal) For<TRow>(ListColumns<TRow> list)
    {
        if (ExportFormat.Of(Format) is not { } format)
            return (null, ExportProblems.FormatUnknown);
        var columns = list.Choose(Columns, out var unknown);
        if (unknown is not null)
            return (null, ExportProblems.ColumnUnknown);
        if (LevelOf() is not { } level || !list.Levels.Contains(level))
            return (null, ExportProblems.LevelUnknown);
        if (level == PersonalLevel.Pseudonymised)
            columns = [.. columns.Where(c => c.Personal is Personal.Nothing or Personal.BirthDate || (c.Personal == Personal.Name && list.Person is not null))];
        return columns.Count == 0 ? (null, ExportProblems.NothingLeft) : (new ExportChoice<TRow>(format, columns, level), null);
    }

    private PersonalLevel? LevelOf() => string.IsNullOrEmpty(Level)
        ? PersonalLevel.Masked
        : Enum.GetValues<PersonalLevel>().Cast<PersonalLevel?>().FirstOrDefault(l => JsonNamingPolicy.CamelCase.ConvertName($"{l}") == Level);
}

/// <summary>A wish that a list can fulfil.</summary>
internal sealed record ExportChoice<TRow>(ExportFormat Format, IReadOnlyList<ListColumn<TRow>> Columns, PersonalLevel Level);
