using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Platform.Imports;

/// <summary>How imports stand and what becomes of their rows, in words.</summary>
internal static class ImportWords
{
    public static string Of(ImportStatus status, Language language) => (status, language) switch
    {
        (ImportStatus.Queued, Language.English) => "Waiting",
        (ImportStatus.Checking, Language.English) => "Being checked",
        (ImportStatus.Unmapped, Language.English) => "Columns to be chosen",
        (ImportStatus.Checked, Language.English) => "Waiting to be committed",
        (ImportStatus.Running, Language.English) => "Running",
        (ImportStatus.Paused, Language.English) => "Paused",
        (ImportStatus.Completed, Language.English) => "Completed",
        (ImportStatus.Cancelled, Language.English) => "Cancelled",
        (ImportStatus.Undoing, Language.English) => "Being undone",
        (ImportStatus.Undone, Language.English) => "Undone",
        (ImportStatus.Refused, Language.English) => "Refused",
        (ImportStatus.Queued, _) => "排队中",
        (ImportStatus.Checking, _) => "核对中",
        (ImportStatus.Unmapped, _) => "待对照列",
        (ImportStatus.Checked, _) => "待确认",
        (ImportStatus.Running, _) => "导入中",
        (ImportStatus.Paused, _) => "已暂停",
        (ImportStatus.Completed, _) => "已完成",
        (ImportStatus.Cancelled, _) => "已取消",
        (ImportStatus.Undoing, _) => "撤销中",
        (ImportStatus.Undone, _) => "已撤销",
        _ => "未能导入",
    };

    public static string Of(LineOutcome outcome, Language language) => (outcome, language) switch
    {
        (LineOutcome.Created, Language.English) => "Added",
        (LineOutcome.Updated, Language.English) => "Updated",
        (LineOutcome.Unchanged, Language.English) => "Unchanged",
        (LineOutcome.Duplicate, Language.English) => "Duplicate in the file",
        (LineOutcome.Rejected, Language.English) => "Rejected",
        (LineOutcome.Created, _) => "新增",
        (LineOutcome.Updated, _) => "更新",
        (LineOutcome.Unchanged, _) => "无变化",
        (LineOutcome.Duplicate, _) => "文件内重复",
        _ => "未通过",
    };
}
