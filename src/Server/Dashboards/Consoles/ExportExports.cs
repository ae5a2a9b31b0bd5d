using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Dashboards.Consoles;

/// <summary>Exports the register of exports of the caller's scope, newest first.</summary>
public static class ExportExports
{
    public static readonly ListColumns<ExportRow> Columns = new("exports", "导出登记", "Exports")
    {
        { "number", "编号", "Number", e => e.Id },
        { "at", "时间", "Time", e => e.At },
        { "staff", "操作人", "Staff", e => e.Staff },
        { "list", "导出内容", "List", (e, language) => ActionTexts.OfList(e.List, language) },
        { "rows", "行数", "Rows", e => e.Rows },
        { "level", "个人信息", "Personal data", (e, language) => LevelText(e.Level, language) },
        { "state", "状态", "State", (e, language) => StateText(e.State, language) },
        { "format", "格式", "Format", e => e.Format },
        { "encrypted", "已加密", "Encrypted", e => e.Encrypted },
        { "downloads", "下载次数", "Downloads", e => (long?)e.Downloads },
        { "filter", "筛选条件", "Filter", e => e.Filter.GetRawText() },
        { "columns", "导出的列", "Columns", e => string.Join(", ", e.Columns) },
        { "reason", "原因", "Reason", e => e.Reason },
        { "sha256", "文件校验值", "Checksum (SHA-256)", e => e.Sha256 is { } hash ? Convert.ToHexStringLower(hash) : null },
    };

    /// <summary>Streams the exports that the list shows.</summary>
    public static IAsyncEnumerable<ExportRow> Handle([AsParameters] ExportFilter filter, Staff staff, PaiyiDb db) =>
        SearchExports.Matching(db, staff, filter).OrderByDescending(e => e.Id).Select(SearchExports.Row(db)).AsAsyncEnumerable();

    private static string LevelText(PersonalLevel level, Language language) => (level, language) switch
    {
        (PersonalLevel.Masked, Language.English) => "Masked",
        (PersonalLevel.Pseudonymised, Language.English) => "Pseudonymised",
        (PersonalLevel.Full, Language.English) => "In full",
        (PersonalLevel.Masked, _) => "脱敏",
        (PersonalLevel.Pseudonymised, _) => "化名",
        _ => "完整",
    };

    private static string StateText(ExportState state, Language language) => (state, language) switch
    {
        (ExportState.Queued, Language.English) => "Waiting",
        (ExportState.Running, Language.English) => "Under way",
        (ExportState.Completed, Language.English) => "Completed",
        (ExportState.Failed, Language.English) => "Failed",
        (ExportState.Cancelled, Language.English) => "Cancelled",
        (ExportState.BrokenOff, Language.English) => "Broken off",
        (ExportState.Expired, Language.English) => "File removed",
        (ExportState.Queued, _) => "排队中",
        (ExportState.Running, _) => "进行中",
        (ExportState.Completed, _) => "已完成",
        (ExportState.Failed, _) => "失败",
        (ExportState.Cancelled, _) => "已取消",
        (ExportState.BrokenOff, _) => "中断",
        _ => "文件已删除",
    };
}
