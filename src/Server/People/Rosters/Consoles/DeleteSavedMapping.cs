using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Rosters.Consoles;

/// <summary>Forgets what an organisation has chosen for a header. Imports that used it stay as they are.</summary>
public static class DeleteSavedMapping
{
    public static async Task<Results<NoContent, Refusal>> Handle(long organisationId, long id, AuditTrail audit, Staff staff, PaiyiDb db, CancellationToken ct)
    {
        if (!await db.Organisations.In(staff.Scope).AnyAsync(o => o.Id == organisationId, ct))
            return RosterProblems.OrganisationUnknown;
        if (await db.SavedMappings.SingleOrDefaultAsync(m => m.OrganisationId == organisationId && m.Id == id, ct) is not { } saved)
            return RosterProblems.MappingNotFound;
        db.Remove(saved);
        db.Add(audit.Entry(nameof(DeleteSavedMapping), detail: new { organisation = organisationId, columns = saved.Columns }));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
