using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Command;

/// <summary>Stops asking for an attribute. Nothing is deleted: old values stay readable under its label.</summary>
public static class RetireAttribute
{
    public static async Task<Results<NoContent, Refusal>> Handle(int id, PaiyiDb db, AuditTrail audit, TimeProvider clock, CancellationToken ct)
    {
        var attribute = await db.AttributeDefinitions.SingleOrDefaultAsync(a => a.Id == id && a.RetiredAt == null, ct);
        if (attribute is null)
            return PersonProblems.AttributeNotFound;
        attribute.RetiredAt = clock.GetUtcNow();
        db.Add(audit.Entry(nameof(RetireAttribute), detail: new { attribute.Key }));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
