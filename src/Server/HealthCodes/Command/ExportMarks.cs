using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.HealthCodes.Command;

/// <summary>Exports the marks on persons of the caller's scope, the newest first.</summary>
public static class ExportMarks
{
    public static readonly ListColumns<MarkRow> Columns = new("marks", "人工标记", "Marks", m => m.PersonId)
    {
        { "name", "姓名", "Name", m => m.Name, Personal.Name },
        { "kind", "类型", "Kind", (m, language) => MarkTexts.Of(m.Kind, language) },
        { "state", "状态", "State", (m, language) => StateText(m.State, language) },
        { "from", "开始时间", "From", m => m.From },
        { "until", "结束时间", "Until", m => m.Until },
        { "reason", "原因", "Reason", m => m.Reason, Personal.Text },
        { "proposedBy", "提出人", "Proposed by", m => m.ProposedBy },
        { "proposedAt", "提出时间", "Proposed", m => m.ProposedAt },
        { "confirmedBy", "确认人", "Confirmed by", m => m.ConfirmedBy },
    };

    /// <summary>Streams the marks that the list shows for the same filters.</summary>
    public static IAsyncEnumerable<MarkRow> Handle([AsParameters] MarkFilter filter, Staff staff, PaiyiDb db, TimeProvider clock) =>
        ListMarks.Matching(db, staff, filter, clock.GetUtcNow()).OrderByDescending(m => m.Id)
            .Select(ListMarks.Row(db, clock.GetUtcNow())).AsAsyncEnumerable();

    private static string StateText(MarkState state, Language language) => (state, language) switch
    {
        (MarkState.Proposed, Language.English) => "To be confirmed",
        (MarkState.InForce, Language.English) => "In force",
        (MarkState.Ended, Language.English) => "Ended",
        (MarkState.Proposed, _) => "待确认",
        (MarkState.InForce, _) => "生效中",
        _ => "已结束",
    };
}
