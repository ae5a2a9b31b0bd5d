using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People.Rosters.Checking;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Rosters.Consoles;

/// <summary>Gives the workbook to fill in for an organisation: its city's regions and the fields of today in drop-down lists.</summary>
public static class DownloadRosterTemplate
{
    private const int MaxRegions = 2000;

    public static async Task<IResult> Handle(long organisationId, HttpContext http, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        var organisation = await db.Organisations.In(staff.Scope).AsNoTracking().SingleOrDefaultAsync(o => o.Id == organisationId && o.ArchivedAt == null, ct);
        if (organisation is null)
            return RosterProblems.OrganisationUnknown;
        var attributes = AttributeSet.OfRosters(await db.AttributeDefinitions.AsNoTracking().ToListAsync(ct));
        var (city, today) = (await CityOf.OrganisationAsync(db, organisation.RegionPath, ct), clock.Today());
        var regions = await db.Regions.AsNoTracking()
            .Where(r => r.Path.StartsWith(city) && (r.Level == RegionLevel.District || r.Level == RegionLevel.Subdistrict))
            .Where(r => r.ValidFrom <= today && (r.ValidTo == null || r.ValidTo > today))
            .OrderBy(r => r.Path).Take(MaxRegions).Select(r => r.Code + " " + r.Name).ToListAsync(ct);
        var template = new RosterTemplate(Languages.Of(http.Request), attributes, regions);
        return TypedResults.Stream(
            body => template.WriteAsync(body, http.RequestAborted), AnnotatedFile.ContentType, template.FileName(organisation.Name));
    }
}
