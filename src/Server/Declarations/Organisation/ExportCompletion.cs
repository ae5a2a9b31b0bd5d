using System.Runtime.CompilerServices;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Declarations.Organisation;

/// <summary>Exports how far each group of the caller's organisation is with a day's declarations.</summary>
public static class ExportCompletion
{
    public static readonly ListColumns<GroupCompletion> Columns = new("completion", "申报完成情况", "Completion")
    {
        { "group", "班组", "Group", g => g.Group },
        { "members", "名单人数", "Members", g => g.Members },
        { "declared", "已申报", "Declared", g => g.Declared },
        { "missing", "未申报", "Missing", g => g.Missing },
    };

    /// <summary>The rows that the page shows for the same day.</summary>
    public static async IAsyncEnumerable<GroupCompletion> Handle(
        DateOnly? day, Staff staff, PaiyiDb db, TimeProvider clock, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var group in await GetCompletion.CountAsync(day ?? clock.Today(), staff, db, ct))
            yield return group;
    }
}
