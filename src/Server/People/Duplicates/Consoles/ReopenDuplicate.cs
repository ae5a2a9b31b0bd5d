using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Duplicates.Consoles;

/// <summary>Takes back that two persons are not the same: the pair waits in the queue again.</summary>
public static class ReopenDuplicate
{
    public static async Task<Results<NoContent, Refusal>> Handle(long id, Staff staff, PaiyiDb db, AuditTrail audit, CancellationToken ct)
    {
        if (await db.DuplicatesIn(staff.Scope).SingleOrDefaultAsync(d => d.Id == id, ct) is not { } pair)
            return DuplicateProblems.NotFound;
        if (pair.State != DuplicateState.Distinct)
            return DuplicateProblems.NotDecided;
        pair.Reopen();
        return await Deciding.SaveAsync(db, pair, audit.Entry(nameof(ReopenDuplicate), pair.LowId, detail: new { pair = id, other = pair.HighId }), ct);
    }
}
