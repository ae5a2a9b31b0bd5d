using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Testing;

/// <summary>Which tests a scope contains: those of its persons, and for an organisation those that it reported.</summary>
public static class TestScopes
{
    public static IQueryable<Test> TestsIn(this PaiyiDb db, Scope scope)
    {
        var persons = db.PersonsIn(scope);
        return scope.OrganisationId is { } own
            ? db.Tests.Where(t => t.OrganisationId == own || persons.Any(p => p.Id == t.PersonId))
            : db.Tests.Where(t => persons.Any(p => p.Id == t.PersonId));
    }
}
