using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Paging;

namespace Paiyi.Server.Dashboards.Consoles;

/// <summary>Exports the part of the trail that the caller may read, newest first.</summary>
public static class ExportAuditEntries
{
    public static readonly ListColumns<AuditRow> Columns = new("auditEntries", "操作日志", "Audit trail", a => a.PersonId)
    {
        { "at", "时间", "Time", a => a.At },
        { "staff", "操作人", "Staff", a => a.Staff },
        { "action", "操作", "Action", (a, language) => ActionTexts.Of(a.Action, language) },
        { "person", "相关人员", "Person concerned", a => a.Person, Personal.Name },
        { "reason", "原因", "Reason", a => a.Reason, Personal.Text },
        { "detail", "详情", "Details", a => a.Detail?.GetRawText(), Personal.Text },
        { "changes", "修改前后", "Before and after", a => a.Changes?.GetRawText(), Personal.Text },
        { "rows", "导出行数", "Rows exported", a => a.Rows },
        { "address", "网络地址", "Network address", a => a.Address },
    };

    /// <summary>Streams the entries that the list shows for the same filters.</summary>
    public static IAsyncEnumerable<AuditRow> Handle([AsParameters] AuditFilter filter, AuditSort? sort, Staff staff, PaiyiDb db) =>
        SearchAuditEntries.Matching(db, staff, filter).InOrder(SearchAuditEntries.Order(sort), a => a.Id)
            .Select(SearchAuditEntries.Row(db, staff)).AsAsyncEnumerable();
}
