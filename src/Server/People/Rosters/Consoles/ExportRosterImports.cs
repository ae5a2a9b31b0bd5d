using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Imports;

namespace Paiyi.Server.People.Rosters.Consoles;

/// <summary>Exports the imports of the scope's organisations, newest first.</summary>
public static class ExportRosterImports
{
    public static readonly ListColumns<RosterImportRow> Columns = new("rosterImports", "导入记录", "Imports")
    {
        { "fileName", "文件", "File", i => i.FileName },
        { "organisation", "单位", "Organisation", i => i.Organisation },
        { "status", "状态", "State", (i, language) => ImportWords.Of(i.Status, language) },
        { "refusal", "未导入的原因", "Why it was refused", (i, language) => i.InWords(language).Refusal?.Title },
        { "rows", "数据行", "Rows", i => i.Rows },
        { "created", "新增", "Added", i => i.Created },
        { "updated", "更新", "Updated", i => i.Updated },
        { "unchanged", "无变化", "Unchanged", i => i.Unchanged },
        { "duplicate", "重复", "Duplicate", i => i.Duplicate },
        { "rejected", "未通过", "Rejected", i => i.Rejected },
        { "undone", "已撤销", "Undone", i => i.Undone },
        { "stayed", "撤销后保留", "Not undone", i => i.Stayed },
        { "sha256", "文件校验值", "Checksum (SHA-256)", i => i.Sha256 },
        { "staff", "操作人", "Staff", i => i.Staff },
        { "queuedAt", "上传时间", "Uploaded", i => i.QueuedAt },
        { "checkedAt", "核对时间", "Checked", i => i.CheckedAt },
        { "committedAt", "确认时间", "Committed", i => i.CommittedAt },
        { "committedBy", "确认人", "Committed by", i => i.CommittedBy },
        { "finishedAt", "完成时间", "Finished", i => i.FinishedAt },
    };

    /// <summary>Streams the imports that the list shows for the same filter.</summary>
    public static IAsyncEnumerable<RosterImportRow> Handle(long? organisationId, Staff staff, PaiyiDb db) =>
        SearchRosterImports.Matching(db, staff, organisationId).OrderByDescending(i => i.Id).Select(RosterImportRows.Row(db)).AsAsyncEnumerable();
}
