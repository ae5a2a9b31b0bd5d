using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Declarations.Consoles;

/// <summary>What the lists of this module filter persons by.</summary>
internal static class PersonFilters
{
    /// <summary>Those of a region and of a roster of the caller's scope; in the organisation console the roster is its own.</summary>
    public static IQueryable<Person> Within(
        this IQueryable<Person> persons, PaiyiDb db, Scope scope, string? region, long? organisationId, string? group, bool? withSubordinates)
    {
        if (!string.IsNullOrWhiteSpace(region))
            persons = persons.LivingIn(region);
        if ((organisationId ?? scope.OrganisationId) is not { } organisation)
            return persons;
        var members = db.MembershipsOf(scope, organisation, withSubordinates).Where(m => group == null || m.Group == group);
        return persons.Where(p => members.Any(m => m.PersonId == p.Id));
    }
}
