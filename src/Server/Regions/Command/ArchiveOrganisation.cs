using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Regions.Command;

/// <summary>Ends the work of an organisation with the system: its records stay, its staff are signed out.</summary>
public static class ArchiveOrganisation
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, AuditTrail audit, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Organisations.In(staff.Scope).FirstOrDefaultAsync(o => o.Id == id && o.ArchivedAt == null, ct) is not { } organisation)
            return RegionProblems.OrganisationNotFound;
        var now = clock.GetUtcNow();
        organisation.ArchivedAt = now;
        db.Outbox.Add(new OutboxRow { Kind = Organisation.ArchivedOutboxKind, Subject = id, DueAt = now });
        db.AuditEntries.Add(audit.Entry(nameof(ArchiveOrganisation), detail: new { organisation.Id }));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
