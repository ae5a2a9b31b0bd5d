using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Declarations;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Dashboards.Consoles;

/// <summary>Exports the persons of the caller's scope, in the list's order, with masked numbers.</summary>
public static class ExportPersons
{
    public static readonly ListColumns<ExportedPerson> Columns = new("persons", "人员", "Persons", p => p.Id)
    {
        { "name", "姓名", "Name", p => p.Name, Personal.Name },
        { "sex", "性别", "Sex", (p, language) => PersonTexts.Of(p.Sex, language) },
        { "birthDate", "出生日期", "Day of birth", p => p.BirthDate, Personal.BirthDate },
        { "documentType", "证件类型", "Document type", (p, language) => PersonTexts.Of(p.DocumentType, language) },
        { "document", "证件号码", "Document number", p => p.Document, Personal.Document },
        { "phone", "手机号", "Phone", p => p.Phone, Personal.Phone },
        { "region", "现住区划", "Region", p => p.Region },
        { "colour", "健康码", "Health code", (p, language) => p.Colour is { } colour ? ColourTexts.Of(colour, language) : null },
        { "declaredToday", "今日已申报", "Declared today", (p, language) => language == Language.English ? (p.DeclaredToday ? "yes" : "no") : p.DeclaredToday ? "是" : "否" },
        { "registeredAt", "登记时间", "Registered", p => p.RegisteredAt },
    };

    /// <summary>Streams the persons that the list shows for the same filters.</summary>
    public static IAsyncEnumerable<ExportedPerson> Handle([AsParameters] PersonFilter filter, PersonSort? sort, Staff staff, PaiyiDb db, TimeProvider clock)
    {
        var today = clock.Today();
        // What a page looks up for each person is joined here: of a whole register PostgreSQL then reads every table once.
        return db.PersonsMatching(staff, filter, today).InOrder(PersonOrders.Of(db, staff.Scope, filter, sort), p => p.Id)
            .Join(db.Regions, p => p.RegionId, r => r.Id, (person, region) => new { person, region })
            .LeftJoin(db.HealthCodes, row => row.person.Id, h => h.PersonId, (row, code) => new { row.person, row.region, code })
            .LeftJoin(db.DeclarationsOn(today), row => row.person.Id, d => d.PersonId, (row, declaration) => new ExportedPerson(
                row.person.Id, row.person.Name, row.person.Sex, row.person.BirthDate, row.person.DocumentType, row.person.DocumentMask, row.person.PhoneMask,
                row.region.Name, row.code == null ? null : row.code.Colour, declaration != null, row.person.CreatedAt))
            .AsAsyncEnumerable();
    }
}

/// <summary>A person in a file; numbers are masked.</summary>
public sealed record ExportedPerson(
    long Id, string Name, Sex Sex, DateOnly BirthDate, DocumentType DocumentType, string Document, string? Phone,
    string Region, Colour? Colour, bool DeclaredToday, DateTimeOffset RegisteredAt);
