using Paiyi.Server.Data;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People;

/// <summary>Which persons a scope contains. The only places where persons are cut by scope.</summary>
public static class PersonScopes
{
    /// <summary>Persons who live in the subtree, or stand on the organisation's roster today.</summary>
    public static IQueryable<Person> PersonsIn(this PaiyiDb db, Scope scope)
    {
        var present = db.Persons.Where(p => p.ArchivedAt == null);
        return scope.OrganisationId is { } own
            ? present.Where(p => db.Memberships.Any(m => m.OrganisationId == own && m.PersonId == p.Id && m.LeftAt == null))
            : present.Where(p => p.RegionPath.StartsWith(scope.RegionPath!));
    }
}
