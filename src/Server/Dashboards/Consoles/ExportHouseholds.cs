using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Declarations;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Dashboards.Consoles;

/// <summary>Exports the households of the caller's scope, a line for each member whom the caller may see.</summary>
public static class ExportHouseholds
{
    public static readonly ListColumns<HouseholdLine> Columns = new("households", "家庭", "Households", m => m.PersonId)
    {
        { "household", "户号", "Household", m => m.Household },
        { "region", "区划", "Region", m => m.Region },
        { "address", "住址", "Address", m => m.Address, Personal.Text },
        { "name", "姓名", "Name", m => m.Name, Personal.Name },
        { "sex", "性别", "Sex", (m, language) => PersonTexts.Of(m.Sex, language) },
        { "birthDate", "出生日期", "Day of birth", m => m.BirthDate, Personal.BirthDate },
        { "colour", "健康码", "Health code", (m, language) => m.Colour is { } colour ? ColourTexts.Of(colour, language) : null },
        { "declaredToday", "今日已申报", "Declared today", m => m.DeclaredToday },
    };

    /// <summary>Streams the members of the households that the list shows for the same filters.</summary>
    public static IAsyncEnumerable<HouseholdLine> Handle([AsParameters] HouseholdFilter filter, Staff staff, PaiyiDb db, TimeProvider clock)
    {
        var today = clock.Today();
        var declarations = db.DeclarationsOn(today);
        return db.HouseholdsMatching(staff, filter, today)
            .Join(db.PersonsIn(staff.Scope), h => h.Id, p => p.HouseholdId, (h, p) => new { Household = h, Person = p })
            .OrderByDescending(m => m.Household.Id).ThenBy(m => m.Person.BirthDate).ThenBy(m => m.Person.Id)
            .Select(m => new HouseholdLine(
                m.Household.Id, m.Person.Id, db.Regions.Where(r => r.Id == m.Household.RegionId).Select(r => r.Name).First(), m.Household.Address,
                m.Person.Name, m.Person.Sex, m.Person.BirthDate,
                db.HealthCodes.Where(h => h.PersonId == m.Person.Id).Select(h => (Colour?)h.Colour).FirstOrDefault(),
                declarations.Where(d => d.PersonId == m.Person.Id).Select(d => (int?)d.Version).FirstOrDefault() != null))
            .AsAsyncEnumerable();
    }
}

/// <summary>A member of a household in a file.</summary>
public sealed record HouseholdLine(
    long Household, long PersonId, string Region, string? Address, string Name, Sex Sex, DateOnly BirthDate, Colour? Colour, bool DeclaredToday);
