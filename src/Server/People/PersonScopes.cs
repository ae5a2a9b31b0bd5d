using Paiyi.Server.Data;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People;

/// <summary>Which persons a scope contains. The only places where persons are cut by scope.</summary>
public static class PersonScopes
{
    /// <summary>Persons who live in the subtree, or stand on the organisation's roster today.</summary>
    /// <param name="name">Only those whose name contains it.</param>
    public static IQueryable<Person> PersonsIn(this PaiyiDb db, Scope scope, string? name = null)
    {
        var present = db.Persons.Where(p => p.ArchivedAt == null);
        return scope.OrganisationId is { } own
            ? present.Where(p => db.Memberships.Any(m => m.OrganisationId == own && m.PersonId == p.Id && m.LeftAt == null)).WhereNameContains(name)
            : present.LivingIn(scope.RegionPath!, name);
    }

    /// <summary>Lines that stand today on the rosters of the scope's organisations.</summary>
    public static IQueryable<Membership> MembershipsIn(this PaiyiDb db, Scope scope)
    {
        var current = db.Memberships.Where(m => m.LeftAt == null);
        return scope.OrganisationId is { } own
            ? current.Where(m => m.OrganisationId == own)
            : current.Where(m => db.Organisations.Any(o => o.Id == m.OrganisationId && o.RegionPath.StartsWith(scope.RegionPath!)));
    }

    /// <summary>Lines of one organisation of the scope and, when asked for, of all that belong to it.</summary>
    public static IQueryable<Membership> MembershipsOf(this PaiyiDb db, Scope scope, long organisation, bool? withSubordinates)
    {
        var members = db.MembershipsIn(scope);
        if (withSubordinates != true)
            return members.Where(m => m.OrganisationId == organisation);
        var organisations = db.OrganisationsWithBelow(scope, organisation);
        return members.Where(m => organisations.Any(o => o.Id == m.OrganisationId));
    }
}
