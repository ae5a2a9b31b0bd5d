using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Paging;

namespace Paiyi.Server.Declarations.Consoles;

/// <summary>Exports a day's declarations of the caller's scope.</summary>
public static class ExportDeclarations
{
    public static readonly ListColumns<DeclarationRow> Columns = new("declarations", "健康申报", "Declarations", d => d.PersonId)
    {
        { "name", "姓名", "Name", d => d.Name, Personal.Name },
        { "organisation", "单位", "Organisation", d => d.Organisation },
        { "region", "现住区划", "Region", d => d.Region },
        { "day", "日期", "Day", d => d.Day },
        { "temperature", "体温（℃）", "Temperature (℃)", d => d.TemperatureTenths / 10m },
        { "symptoms", "症状", "Symptoms", (d, language) => string.Join("、", d.Symptoms.Select(s => SymptomTexts.Of(s, language))) },
        { "contactWithCase", "接触感染者", "Contact with a case", d => d.ContactWithCase },
        { "travelledIn14Days", "14 天内出行", "Travelled within 14 days", d => d.TravelledIn14Days },
        { "version", "版本", "Version", d => (long)d.Version },
        { "answeredAt", "填报时间", "Answered at", d => d.AnsweredAt },
    };

    /// <summary>Streams the declarations that the list shows for the same filters.</summary>
    public static IAsyncEnumerable<DeclarationRow> Handle([AsParameters] DeclarationFilter filter, DeclarationSort? sort, Staff staff, PaiyiDb db, TimeProvider clock) =>
        SearchDeclarations.Query(db, staff.Scope, filter, clock).InOrder(SearchDeclarations.Order(sort), d => d.PersonId)
            .Select(SearchDeclarations.Row(db, staff.Scope)).AsAsyncEnumerable();
}
