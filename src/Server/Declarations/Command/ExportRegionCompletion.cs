using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Declarations.Command;

/// <summary>Exports how far each region directly below a region is with a day's declarations.</summary>
public static class ExportRegionCompletion
{
    public static readonly ListColumns<RegionCompletionRow> Columns = new("regionCompletion", "申报完成情况", "Completion")
    {
        { "region", "区划", "Region", r => r.Region },
        { "persons", "在册人数", "Persons", r => r.Persons },
        { "declared", "已申报", "Declared", r => r.Declared },
        { "missing", "未申报", "Missing", r => r.Missing },
    };

    /// <summary>The rows that the page shows for the same day and region.</summary>
    public static async Task<object> Handle(
        [AsParameters] RegionCompletionFilter filter, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct) =>
        await GetRegionCompletion.CountAsync(filter, staff, db, clock, ct) is { } completion
            ? completion.Items.ToAsyncEnumerable()
            : PlatformProblems.NotFound;
}
