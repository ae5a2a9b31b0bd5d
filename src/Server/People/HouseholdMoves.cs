using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;

namespace Paiyi.Server.People;

/// <summary>What moving people between households takes besides the person's own row.</summary>
internal static class HouseholdMoves
{
    /// <summary>The household of a person, founded at the person's address when there is none yet.</summary>
    public static async Task<long> HouseholdOfAsync(this PaiyiDb db, Person person, CancellationToken ct)
    {
        if (person.HouseholdId is { } known)
            return known;
        var household = new Household { Id = await db.NextIdAsync<Household>(ct), RegionId = person.RegionId, Address = person.Address };
        db.Add(household);
        person.HouseholdId = household.Id;
        return household.Id;
    }

    /// <summary>Waits for whoever is joining or leaving it at this moment, and then looks who lives there.</summary>
    public static async Task RemoveHouseholdIfEmptyAsync(this PaiyiDb db, long household, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT FROM households WHERE id = {household} FOR UPDATE", ct);
        await db.Households.Where(h => h.Id == household && !db.Persons.Any(p => p.HouseholdId == h.Id)).ExecuteDeleteAsync(ct);
    }
}
