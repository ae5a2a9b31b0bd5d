using Paiyi.Server.Data;
using Paiyi.Server.People;

namespace Paiyi.Server.Declarations;

public static class DayDeclarations
{
    /// <summary>What holds of a day: of each person who declared for it, the latest version.</summary>
    public static IQueryable<Declaration> DeclarationsOn(this PaiyiDb db, DateOnly day) => db.Declarations.Where(d => d.Day == day && !d.Superseded);

    /// <summary>Those of the persons who have declared for a day.</summary>
    public static IQueryable<Person> WithDeclaration(this IQueryable<Person> persons, PaiyiDb db, DateOnly day)
    {
        var declarations = db.DeclarationsOn(day);
        return persons.Where(p => declarations.Any(d => d.PersonId == p.Id));
    }

    /// <summary>Those of the persons who have not.</summary>
    public static IQueryable<Person> WithoutDeclaration(this IQueryable<Person> persons, PaiyiDb db, DateOnly day)
    {
        var declarations = db.DeclarationsOn(day);
        return persons.Where(p => !declarations.Any(d => d.PersonId == p.Id));
    }
}
