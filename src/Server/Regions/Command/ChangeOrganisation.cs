using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Regions.Command;

/// <summary>Changes an organisation of the caller's scope; it may move to another region of that scope.</summary>
public static class ChangeOrganisation
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, ChangeOrganisationRequest request, AuditTrail audit, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.BeginTreeChangeAsync(ct);
        if (await db.Organisations.In(staff.Scope).FirstOrDefaultAsync(o => o.Id == id && o.ArchivedAt == null, ct) is not { } organisation)
            return RegionProblems.OrganisationNotFound;
        var (values, refusal) = await request.CheckAsync(db, staff.Scope, clock.Today(), ct);
        if (values is null)
            return refusal!;
        var (parentId, wrongParent) = await ParentChoice.CheckAsync(db, staff.Scope, id, organisation.ParentId, request.ParentId, ct);
        if (wrongParent is not null)
            return wrongParent;

        db.Entry(organisation).Property(o => o.Version).OriginalValue = request.Version;
        organisation.Kind = request.Kind;
        organisation.Name = values.Name;
        organisation.CreditCode = values.CreditCode;
        organisation.RegionId = request.RegionId;
        organisation.RegionPath = values.RegionPath;
        organisation.ParentId = parentId;
        organisation.Address = values.Address;
        organisation.ContactName = values.ContactName;
        db.AuditEntries.Add(audit.Entry(nameof(ChangeOrganisation), detail: new { organisation.Id }));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.Duplicates("ux_organisations_credit_code"))
        {
            return RegionProblems.CreditCodeTaken;
        }

        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>What the organisation shall be.</summary>
/// <param name="Version">The version that was shown; a different one by now is refused.</param>
public sealed record ChangeOrganisationRequest(
    OrganisationKind Kind, string Name, string? CreditCode, int RegionId, string? Address, string? ContactName, uint Version, long? ParentId = null)
    : OrganisationRequest(Kind, Name, CreditCode, RegionId, Address, ContactName, ParentId);
