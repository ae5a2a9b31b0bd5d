using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Regions.Command;

/// <summary>Ends the work of an organisation with the system: its records stay, its staff are signed out. None may belong to it.</summary>
public static class ArchiveOrganisation
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, AuditTrail audit, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.BeginTreeChangeAsync(ct);
        if (await db.Organisations.In(staff.Scope).FirstOrDefaultAsync(o => o.Id == id && o.ArchivedAt == null, ct) is not { } organisation)
            return RegionProblems.OrganisationNotFound;
        if (await organisation.RefuseArchivingAsync(db, ct) is { } refusal)
            return refusal;
        organisation.Archive(db, clock.GetUtcNow());
        db.AuditEntries.Add(audit.Entry(nameof(ArchiveOrganisation), detail: new { organisation.Id }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
