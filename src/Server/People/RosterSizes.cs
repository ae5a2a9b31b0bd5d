using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;

namespace Paiyi.Server.People;

/// <summary>How many people stand on each roster today.</summary>
internal static class RosterSizes
{
    public static Task<Dictionary<long, int>> CountAsync(PaiyiDb db, IReadOnlyCollection<long> organisationIds, CancellationToken ct) =>
        db.Memberships.Where(m => organisationIds.Contains(m.OrganisationId) && m.LeftAt == null)
            .GroupBy(m => m.OrganisationId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
}
