using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Rosters.Consoles;

/// <summary>Exports the imports of the scope's organisations, newest first.</summary>
public static class ExportRosterImports
{
    public static readonly ListColumns<RosterImportRow> Columns = new("rosterImports", "导入记录", "Imports")
    {
        { "fileName", "文件", "File", i => i.FileName },
        { "organisation", "单位", "Organisation", i => i.Organisation },
        { "status", "状态", "State", (i, language) => StatusText(i.Status, language) },
        { "refusal", "未导入的原因", "Why it was refused", (i, language) => i.InWords(language).Refusal?.Title },
        { "rows", "数据行", "Rows", i => i.Rows },
        { "created", "新增", "Added", i => i.Created },
        { "updated", "更新", "Updated", i => i.Updated },
        { "unchanged", "无变化", "Unchanged", i => i.Unchanged },
        { "duplicate", "重复", "Duplicate", i => i.Duplicate },
        { "rejected", "未通过", "Rejected", i => i.Rejected },
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

    private static string StatusText(ImportStatus status, Language language) => (status, language) switch
    {
        (ImportStatus.Queued, Language.English) => "Waiting",
        (ImportStatus.Checking, Language.English) => "Being checked",
        (ImportStatus.Checked, Language.English) => "Waiting to be committed",
        (ImportStatus.Running, Language.English) => "Running",
        (ImportStatus.Paused, Language.English) => "Paused",
        (ImportStatus.Completed, Language.English) => "Completed",
        (ImportStatus.Cancelled, Language.English) => "Cancelled",
        (ImportStatus.Refused, Language.English) => "Refused",
        (ImportStatus.Queued, _) => "排队中",
        (ImportStatus.Checking, _) => "核对中",
        (ImportStatus.Checked, _) => "待确认",
        (ImportStatus.Running, _) => "导入中",
        (ImportStatus.Paused, _) => "已暂停",
        (ImportStatus.Completed, _) => "已完成",
        (ImportStatus.Cancelled, _) => "已取消",
        _ => "未能导入",
    };
}
