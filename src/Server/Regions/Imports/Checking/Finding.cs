using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Regions.Imports.Checking;

/// <summary>What is found about one division while a list is compared with the tree.</summary>
internal sealed class Finding(int? row, string code, string name)
{
    public string Code => code;

    public string Name => name;

    public RegionLevel Level { get; init; }

    /// <summary>As the file writes it.</summary>
    public string? NamedParent { get; init; }

    public string? Parent { get; set; }

    public string? FormerParent { get; set; }

    public string? FormerName { get; set; }

    public DateOnly From { get; set; }

    /// <summary>The region of the tree that has this code now.</summary>
    public Region? Region { get; set; }

    public RegionChange Change { get; set; }

    /// <summary>Why nothing is done with it.</summary>
    public Refusal? Problem { get; set; }

    /// <summary>What to mind although it is done.</summary>
    public Refusal? Note { get; set; }

    public RegionImportRow ToRow(long importId, int number) => new()
    {
        ImportId = importId, Number = number, Row = row, Change = Problem is null ? Change : RegionChange.Wrong,
        Code = RawText.Start(code, 40), Name = RawText.Start(name, 100), FormerName = FormerName,
        ParentCode = Parent is null ? null : RawText.Start(Parent, 40), FormerParentCode = FormerParent,
        ValidFrom = Change is RegionChange.Added or RegionChange.Moved ? From : null,
        RegionId = Region?.Id, ProblemCode = (Problem ?? Note)?.Code,
    };
}
