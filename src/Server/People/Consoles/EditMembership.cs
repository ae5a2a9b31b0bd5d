using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Consoles;

/// <summary>Changes a person's group and number on a roster.</summary>
public static class EditMembership
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long organisationId, long personId, EditMembershipRequest request, Staff staff, PaiyiDb db, AuditTrail audit, CancellationToken ct)
    {
        var membership = await db.MembershipsIn(staff.Scope)
            .SingleOrDefaultAsync(m => m.OrganisationId == organisationId && m.PersonId == personId, ct);
        if (membership is null)
            return PersonProblems.NotOnRoster;
        db.Entry(membership).Property(m => m.Version).OriginalValue = request.Version;
        (membership.Group, membership.Number) = (request.Group?.Trim() ?? "", MembershipNumbers.Clean(request.Number));
        db.Add(audit.Entry(nameof(EditMembership), personId, detail: new { organisation = organisationId }));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Class, department or building, and the organisation's own number.</summary>
/// <param name="Version">The version that was shown; a different one by now is refused.</param>
public sealed record EditMembershipRequest([property: MaxLength(60)] string? Group, [property: MaxLength(40)] string? Number, uint Version);
