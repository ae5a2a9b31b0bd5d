using Paiyi.Server.Data;
using Paiyi.Server.People;

namespace Paiyi.Server.Declarations;

public static class MissingPersons
{
    /// <summary>Those of the persons who have not declared for a day.</summary>
    public static IQueryable<Person> WithoutDeclaration(this IQueryable<Person> persons, PaiyiDb db, DateOnly day) =>
        persons.Where(p => !db.Declarations.Any(d => d.PersonId == p.Id && d.Day == day && !d.Superseded));
}
