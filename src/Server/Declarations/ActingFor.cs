using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;

namespace Paiyi.Server.Declarations;

/// <summary>For whom a citizen may act.</summary>
public static class ActingFor
{
    /// <summary>Persons with the citizen's phone number, and the members of their households.</summary>
    public static IQueryable<Person> PersonsOf(this PaiyiDb db, Citizen citizen)
    {
        var present = db.Persons.Where(p => p.ArchivedAt == null);
        var own = present.Where(p => db.CitizenAccounts.Where(c => c.Id == citizen.Id).Select(c => c.PhoneIndex).Contains(p.PhoneIndex));
        var households = own.Where(p => p.HouseholdId != null).Select(p => p.HouseholdId);
        var ids = own.Select(p => p.Id).Union(present.Where(p => households.Contains(p.HouseholdId)).Select(p => p.Id));
        return db.Persons.Where(p => ids.Contains(p.Id));
    }
}
