using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Regions;

namespace Paiyi.Server.HealthCodes;

public static class MarkScopes
{
    /// <summary>The marks on the persons of a scope.</summary>
    public static IQueryable<ManualMark> MarksIn(this PaiyiDb db, Scope scope)
    {
        var persons = db.PersonsIn(scope);
        return db.ManualMarks.Where(m => persons.Any(p => p.Id == m.PersonId));
    }

    /// <summary>One mark of a scope, held until the end of the caller's transaction; null when it is not there.</summary>
    internal static async Task<ManualMark?> LockMarkAsync(this PaiyiDb db, Scope scope, long id, CancellationToken ct)
    {
        if (!await db.MarksIn(scope).AnyAsync(m => m.Id == id, ct))
            return null;
        return await db.ManualMarks.FromSql($"SELECT * FROM manual_marks WHERE id = {id} FOR UPDATE").FirstOrDefaultAsync(ct);
    }
}
