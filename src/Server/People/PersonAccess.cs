using Paiyi.Server.Accounts;
using Paiyi.Server.Data;

namespace Paiyi.Server.People;

/// <summary>Whom a citizen may act for. Every operation of residents takes its persons from here.</summary>
public static class PersonAccess
{
    private const int Adult = 18;

    /// <summary>The persons who have the citizen's own phone number.</summary>
    public static IQueryable<Person> OwnPersonsOf(this PaiyiDb db, Citizen citizen)
    {
        var phones = db.CitizenAccounts.Where(c => c.Id == citizen.Id).Select(c => c.PhoneIndex);
        return db.Persons.Where(p => p.ArchivedAt == null && phones.Contains(p.PhoneIndex));
    }

    /// <summary>
    /// Oneself, and those of the same households who have no phone of their own or are under 18 on the China day
    /// <paramref name="today"/>.
    /// </summary>
    public static IQueryable<Person> PersonsOf(this PaiyiDb db, Citizen citizen, DateOnly today)
    {
        var grownUpSince = today.AddYears(-Adult);
        var own = db.OwnPersonsOf(citizen);
        // Compared as values: of two that may be null, SQL would ask whether both are, and no index answers that.
        var households = own.Where(p => p.HouseholdId != null).Select(p => p.HouseholdId!.Value);
        var others = db.Persons
            .Where(p => p.ArchivedAt == null && p.HouseholdId != null && households.Contains(p.HouseholdId.Value))
            .Where(p => p.PhoneIndex == null || p.BirthDate > grownUpSince);
        // A union of keys keeps both halves on their indexes; an OR would read the whole register.
        var ids = own.Select(p => p.Id).Union(others.Select(p => p.Id));
        return db.Persons.Where(p => ids.Contains(p.Id));
    }
}
