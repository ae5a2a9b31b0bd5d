using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Duplicates.Consoles;

/// <summary>How a decision about a pair is saved: of two officers the second is told.</summary>
internal static class Deciding
{
    public static async Task<Results<NoContent, Refusal>> SaveAsync(PaiyiDb db, PossibleDuplicate pair, AuditEntry entry, CancellationToken ct)
    {
        db.Add(entry);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return DuplicateProblems.Decided;
        }

        return TypedResults.NoContent();
    }
}
