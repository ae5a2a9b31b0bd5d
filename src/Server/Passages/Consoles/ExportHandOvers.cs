using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Passages.Consoles;

/// <summary>Exports who handed which gate of the caller's scope to whom, the newest first.</summary>
public static class ExportHandOvers
{
    public static readonly ListColumns<GateHandOver> Columns = new("handOvers", "交接记录", "Hand-overs")
    {
        { "offeredAt", "交班时间", "Handed over", h => h.OfferedAt },
        { "organisation", "单位", "Organisation", h => h.Organisation },
        { "checkpoint", "卡口", "Checkpoint", h => h.Checkpoint },
        { "from", "交班人", "From", h => h.FromName },
        { "to", "接班人", "To", h => h.ToName },
        { "state", "状态", "State", (h, language) => StateOf(h.State, language) },
        { "endedAt", "接班时间", "Taken over", h => h.EndedAt },
        { "shiftFrom", "班次开始", "Shift began", h => h.ShiftFrom },
        { "in", "进", "In", h => h.In },
        { "out", "出", "Out", h => h.Out },
        { "refused", "劝返", "Refused", h => h.Refused },
        { "note", "交接说明", "Note", h => h.Note, Personal.Text },
    };

    /// <summary>Streams the hand-overs that the list shows for the same filters.</summary>
    public static IAsyncEnumerable<GateHandOver> Handle([AsParameters] HandOverFilter filter, Staff staff, PaiyiDb db) =>
        SearchHandOvers.Matching(db, staff, filter).OrderByDescending(h => h.Id).Select(SearchHandOvers.Row(db)).AsAsyncEnumerable();

    private static string StateOf(HandOverState state, Language language) => (state, language) switch
    {
        (HandOverState.Offered, Language.English) => "Waiting",
        (HandOverState.Accepted, Language.English) => "Accepted",
        (HandOverState.Withdrawn, Language.English) => "Withdrawn",
        (HandOverState.Offered, _) => "待接班",
        (HandOverState.Accepted, _) => "已接班",
        _ => "已撤回",
    };
}
