using Paiyi.Server.Data;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People;

/// <summary>The import that wrote a person last.</summary>
public sealed record PersonImport(DateTimeOffset At, long ImportId, string FileName, string Organisation);

/// <summary>What other modules may ask about imports.</summary>
public static class PersonImports
{
    /// <summary>The last import of a person, if it was one of the scope's organisations that imported; at most one row.</summary>
    public static IQueryable<PersonImport> ImportOf(this PaiyiDb db, long personId, Scope scope) =>
        from person in db.Persons
        join import in db.RosterImports on person.ImportId equals import.Id
        join organisation in db.Organisations.In(scope) on import.OrganisationId equals organisation.Id
        where person.Id == personId
        select new PersonImport(person.UpdatedAt, import.Id, import.FileName, organisation.Name);
}
