using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Regions.Command;

/// <summary>Registers an organisation in a region of the caller's scope.</summary>
public static class CreateOrganisation
{
    public static async Task<Results<Created<CreatedOrganisation>, Refusal>> Handle(
        OrganisationRequest request, AuditTrail audit, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.BeginTreeChangeAsync(ct);
        var (values, refusal) = await request.CheckAsync(db, staff.Scope, clock.Today(), ct);
        if (values is null)
            return refusal!;
        var (parentId, wrongParent) = await ParentChoice.CheckAsync(db, staff.Scope, null, null, request.ParentId, ct);
        if (wrongParent is not null)
            return wrongParent;
        var organisation = new Organisation
        {
            Kind = request.Kind, Name = values.Name, CreditCode = values.CreditCode, RegionId = request.RegionId, RegionPath = values.RegionPath,
            Address = values.Address, ContactName = values.ContactName, ParentId = parentId,
        };
        db.Organisations.Add(organisation);
        db.AuditEntries.Add(audit.Entry(nameof(CreateOrganisation), detail: new { organisation.Name, organisation.Kind, organisation.RegionId }));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.Duplicates("ux_organisations_credit_code"))
        {
            return RegionProblems.CreditCodeTaken;
        }

        await transaction.CommitAsync(ct);
        return TypedResults.Created((string?)null, new CreatedOrganisation(organisation.Id));
    }
}

/// <summary>The new organisation.</summary>
public sealed record CreatedOrganisation(long Id);
