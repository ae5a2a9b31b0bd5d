using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Rosters.Consoles;

/// <summary>Takes a word out of an organisation's dictionary of headers.</summary>
public static class DeleteRosterWord
{
    public static async Task<Results<NoContent, Refusal>> Handle(long organisationId, long id, AuditTrail audit, Staff staff, PaiyiDb db, CancellationToken ct)
    {
        if (!await db.Organisations.In(staff.Scope).AnyAsync(o => o.Id == organisationId, ct))
            return RosterProblems.OrganisationUnknown;
        if (await db.RosterWords.SingleOrDefaultAsync(w => w.OrganisationId == organisationId && w.Id == id, ct) is not { } word)
            return RosterProblems.WordNotFound;
        db.Remove(word);
        db.Add(audit.Entry(nameof(DeleteRosterWord), detail: new { organisation = organisationId, word = word.Word, field = word.Field }));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
