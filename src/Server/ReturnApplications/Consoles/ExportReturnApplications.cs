using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.ReturnApplications.Consoles;

/// <summary>Exports the return applications of the list.</summary>
public static class ExportReturnApplications
{
    public static readonly ListColumns<ReturnApplicationRow> Columns = new("returnApplications", "复工复学申请", "Return applications")
    {
        { "organisation", "单位", "Organisation", a => a.Organisation },
        { "region", "所属区划", "Region", a => a.Region },
        { "kind", "申请类型", "Kind", (a, language) => ReturnTexts.Of(a.Kind, language) },
        { "state", "状态", "State", (a, language) => ReturnTexts.Of(a.State, language) },
        { "from", "开始日期", "From", a => a.From },
        { "groups", "班级或部门", "Groups", (a, language) => string.Join(language == Language.English ? ", " : "、", a.Groups) },
        { "persons", "人数", "Persons", a => a.Persons },
        { "attachments", "附件数", "Attachments", a => a.Attachments },
        { "submittedAt", "提交时间", "Submitted", a => a.SubmittedAt },
        { "decidedAt", "办结时间", "Decided", a => a.DecidedAt },
        { "lastText", "最近意见", "Last remark", a => a.LastText, Personal.Text },
    };

    /// <summary>Streams the applications that the list shows for the same filters.</summary>
    public static IAsyncEnumerable<ReturnApplicationRow> Handle([AsParameters] ReturnApplicationFilter filter, Staff staff, PaiyiDb db) =>
        db.ReturnApplicationsMatching(staff, filter).AsNoTracking().OrderByDescending(a => a.Id).Select(SearchReturnApplications.Row(db)).AsAsyncEnumerable();
}

internal static class ReturnTexts
{
    public static string Of(ReturnKind kind, Language language) => (kind, language) switch
    {
        (ReturnKind.Reopen, Language.English) => "Reopen",
        (ReturnKind.Reopen, _) => "单位复工复学",
        (_, Language.English) => "Persons return",
        _ => "人员返岗返校",
    };

    public static string Of(ReturnState state, Language language) => (state, language) switch
    {
        (ReturnState.Draft, Language.English) => "Draft",
        (ReturnState.Submitted, Language.English) => "Submitted",
        (ReturnState.Returned, Language.English) => "To be corrected",
        (ReturnState.Approved, Language.English) => "Approved",
        (ReturnState.Refused, Language.English) => "Refused",
        (_, Language.English) => "Withdrawn",
        (ReturnState.Draft, _) => "草稿",
        (ReturnState.Submitted, _) => "待审核",
        (ReturnState.Returned, _) => "待补正",
        (ReturnState.Approved, _) => "已同意",
        (ReturnState.Refused, _) => "不同意",
        _ => "已撤回",
    };
}
