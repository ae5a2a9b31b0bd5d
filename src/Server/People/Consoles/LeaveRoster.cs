using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Consoles;

/// <summary>Takes a person off a roster; the person stays in the register, and the organisation no longer sees it.</summary>
public static class LeaveRoster
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long organisationId, long personId, Staff staff, PaiyiDb db, AuditTrail audit, TimeProvider clock, CancellationToken ct)
    {
        var membership = await db.MembershipsIn(staff.Scope)
            .SingleOrDefaultAsync(m => m.OrganisationId == organisationId && m.PersonId == personId, ct);
        if (membership is null)
            return PersonProblems.NotOnRoster;
        membership.LeftAt = clock.GetUtcNow();
        db.Add(audit.Entry(nameof(LeaveRoster), personId, detail: new { organisation = organisationId }));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
