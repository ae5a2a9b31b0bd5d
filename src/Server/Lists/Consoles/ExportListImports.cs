using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Lists.Consoles;

/// <summary>Exports the imports of lists of the caller's scope, newest first.</summary>
public static class ExportListImports
{
    public static readonly ListColumns<ListImportRow> Columns = new("listImports", "清单导入记录", "Imports of lists")
    {
        { "kind", "清单", "List", i => i.KindName },
        { "fileName", "文件", "File", i => i.FileName },
        { "place", "范围", "Place", i => i.Place },
        { "status", "状态", "State", (i, language) => ImportWords.Of(i.Status, language) },
        { "refusal", "未导入的原因", "Why it was refused", i => i.Refusal?.Title },
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
    public static async IAsyncEnumerable<ListImportRow> Handle(
        [MaxLength(24)] string? kind, HttpRequest request, Staff staff, ListKinds kinds, PaiyiDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        var language = Languages.Of(request);
        await foreach (var row in SearchListImports.Matching(db, staff, kinds, kind).OrderByDescending(i => i.Id).Select(ListImportRows.Row(db)).AsAsyncEnumerable().WithCancellation(ct))
            yield return row.InWords(kinds, language);
    }
}
