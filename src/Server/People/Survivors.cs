using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;

namespace Paiyi.Server.People;

/// <summary>Persons who turned out to be another one: whatever still names them, such as an address or a code on a screen, means the other.</summary>
public static class Survivors
{
    /// <summary>The key under which a person is kept today; the same when nobody merged it or there is no such person.</summary>
    public static async Task<long> SurvivorOfAsync(this PaiyiDb db, long id, CancellationToken ct) =>
        await db.Persons.Where(p => p.Id == id).Select(p => p.MergedIntoId).FirstOrDefaultAsync(ct) ?? id;

    /// <summary>The person whose public reference it is or was.</summary>
    public static IQueryable<Person> WithReference(this PaiyiDb db, Guid reference)
    {
        var ids = db.Persons.Where(p => p.Reference == reference).Select(p => p.MergedIntoId ?? p.Id);
        return db.Persons.Where(p => p.ArchivedAt == null && ids.Contains(p.Id));
    }

    /// <summary>Of the persons those whose document one of the indexes is, or was before a merge.</summary>
    public static IQueryable<Person> WithDocument(this IQueryable<Person> persons, PaiyiDb db, byte[][] indexes)
    {
        var ids = db.Persons.Where(p => indexes.Contains(p.DocumentIndex)).Select(p => p.MergedIntoId ?? p.Id);
        return persons.Where(p => ids.Contains(p.Id));
    }
}
