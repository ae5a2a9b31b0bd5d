using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Paging;

namespace Paiyi.Server.Testing.Consoles;

/// <summary>Exports the tests of the caller's scope, the latest reported first.</summary>
public static class ExportTests
{
    public static readonly ListColumns<TestRow> Columns = new("tests", "检测结果", "Test results", t => t.PersonId)
    {
        { "person", "姓名", "Name", t => t.Person, Personal.Name },
        { "kind", "检测类型", "Kind of test", (t, language) => TestTexts.Of(t.Kind, language) },
        { "loinc", "检测方法代码（LOINC）", "Method (LOINC)", t => TestTexts.LoincOf(t.Kind) },
        { "outcome", "结果", "Result", (t, language) => TestTexts.Of(t.Outcome, language) },
        { "sampledAt", "采样时间", "Sampled", t => t.SampledAt },
        { "resultAt", "出结果时间", "Result found", t => t.ResultAt },
        { "sampleNumber", "样本编号", "Sample number", t => t.SampleNumber },
        { "laboratory", "检测机构", "Laboratory", t => t.Laboratory },
        { "site", "采样点", "Sampling site", t => t.Site },
        { "reportedBy", "上报单位", "Reported by", t => t.ReportedBy },
    };

    /// <summary>Streams the tests that the list shows for the same filters.</summary>
    public static IAsyncEnumerable<TestRow> Handle([AsParameters] TestFilter filter, TestSort? sort, Staff staff, PaiyiDb db) =>
        SearchTests.Matching(db, staff, filter).InOrder(SearchTests.Order(sort), t => t.Id).Select(SearchTests.Row(db)).AsAsyncEnumerable();
}
