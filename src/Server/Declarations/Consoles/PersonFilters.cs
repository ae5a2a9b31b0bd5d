using Paiyi.Server.Data;
using Paiyi.Server.People;

namespace Paiyi.Server.Declarations.Consoles;

/// <summary>What the lists of this module filter persons by.</summary>
internal static class PersonFilters
{
    public static IQueryable<Person> Within(this IQueryable<Person> persons, PaiyiDb db, string? region, long? organisationId, string? group)
    {
        if (!string.IsNullOrWhiteSpace(region))
            persons = persons.Where(p => p.RegionPath.StartsWith(region));
        if (organisationId is { } organisation)
            persons = persons.Where(p => db.Memberships.Any(m => m.OrganisationId == organisation && m.PersonId == p.Id && m.LeftAt == null && (group == null || m.Group == group)));
        return persons;
    }
}
