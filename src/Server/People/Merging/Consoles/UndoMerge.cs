using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People.Duplicates;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Merging.Consoles;

/// <summary>Takes a merge back: there are two persons again, each with what was its own, and the pair waits in the queue.</summary>
public static class UndoMerge
{
    public static async Task<Results<NoContent, Refusal>> Handle(long id, Staff staff, PaiyiDb db, PersonUnmerging unmerging, CancellationToken ct)
    {
        if (await db.DuplicatesIn(staff.Scope).AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct) is not { } pair)
            return DuplicateProblems.NotFound;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await unmerging.UndoAsync(pair, staff, ct) is { } refusal)
            return refusal;
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
