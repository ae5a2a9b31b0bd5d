using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Paging;

namespace Paiyi.Server.People.Duplicates.Consoles;

/// <summary>Exports pairs of the caller's scope who may be one person.</summary>
public static class ExportDuplicates
{
    public static readonly ListColumns<DuplicateRow> Columns = new("duplicates", "疑似重复人员", "Possible duplicates", d => d.One.Id)
    {
        { "score", "相似度", "Score", d => d.Score },
        { "reasons", "依据", "Reasons", (d, language) => DuplicateTexts.Of(d.Reasons, language) },
        { "name", "姓名一", "Name", d => d.One.Name, Personal.Name },
        { "document", "证件号码一", "Document", d => d.One.Document, Personal.Document },
        { "birthDate", "出生日期一", "Day of birth", d => d.One.BirthDate, Personal.BirthDate },
        { "otherName", "姓名二", "Other name", d => d.Other.Name, Personal.Text },
        { "otherDocument", "证件号码二", "Other document", d => d.Other.Document, Personal.Text },
        { "otherBirthDate", "出生日期二", "Other day of birth", d => d.Other.BirthDate, Personal.BirthDate },
        { "foundAt", "发现时间", "Found", d => d.FoundAt },
        { "state", "状态", "State", (d, language) => DuplicateTexts.Of(d.State, language) },
        { "decidedBy", "处理人", "Decided by", d => d.DecidedBy },
        { "decidedAt", "处理时间", "Decided", d => d.DecidedAt },
        { "remark", "备注", "Remark", d => d.Remark, Personal.Text },
    };

    /// <summary>Streams the pairs that the list shows for the same filters.</summary>
    public static IAsyncEnumerable<DuplicateRow> Handle([AsParameters] DuplicateFilter filter, DuplicateSort? sort, Staff staff, PaiyiDb db) =>
        SearchDuplicates.Matching(db, staff, filter).InOrder(SearchDuplicates.Order(sort), d => d.Id).Select(SearchDuplicates.Row(db)).AsAsyncEnumerable();
}
