using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;

namespace Paiyi.Server.People;

/// <summary>Which regions persons or households stand in.</summary>
internal static class InhabitedPlaces
{
    public static async Task<HashSet<int>> FindAsync(PaiyiDb db, IReadOnlyCollection<int> regionIds, CancellationToken ct) =>
        await db.Regions.Where(r => regionIds.Contains(r.Id)
                && (db.Persons.Any(p => p.RegionId == r.Id && p.ArchivedAt == null) || db.Households.Any(h => h.RegionId == r.Id)))
            .Select(r => r.Id).ToHashSetAsync(ct);
}
