using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Paging;

namespace Paiyi.Server.Declarations.Consoles;

/// <summary>Exports the persons of the caller's scope who have not declared for a day.</summary>
public static class ExportMissingDeclarations
{
    public static readonly ListColumns<MissingDeclaration> Columns = new("missingDeclarations", "未申报人员", "Missing declarations", m => m.PersonId)
    {
        { "name", "姓名", "Name", m => m.Name, Personal.Name },
        { "phone", "手机号", "Phone", m => m.Phone, Personal.Phone },
        { "region", "现住区划", "Region", m => m.Region },
        { "group", "班级或部门", "Class or department", m => m.Group },
        { "lastDay", "最近申报日期", "Last declared day", m => m.LastDay },
        { "remindedAt", "最近提醒时间", "Last reminded at", m => m.RemindedAt },
    };

    /// <summary>Streams the persons that the list shows for the same filters.</summary>
    public static IAsyncEnumerable<MissingDeclaration> Handle([AsParameters] MissingFilter filter, MissingSort? sort, Staff staff, PaiyiDb db, TimeProvider clock) =>
        ListMissingDeclarations.Query(db, staff.Scope, filter, clock).InOrder(ListMissingDeclarations.Order(db, staff.Scope, filter, sort), p => p.Id)
            .Select(ListMissingDeclarations.Row(db, staff.Scope, filter)).AsAsyncEnumerable();
}
