using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Rosters.Checking;

/// <summary>The city that an organisation lies in: the area in which its people most likely live.</summary>
internal static class CityOf
{
    /// <summary>The path of the city; of the highest region above the organisation where there is no city.</summary>
    public static async Task<string> OrganisationAsync(PaiyiDb db, string regionPath, CancellationToken ct)
    {
        var above = await db.Regions.AsNoTracking().Where(r => regionPath.StartsWith(r.Path)).OrderBy(r => r.Path)
            .Select(r => new { r.Path, r.Level }).ToListAsync(ct);
        return above.Find(r => r.Level == RegionLevel.City)?.Path ?? above[0].Path;
    }
}
