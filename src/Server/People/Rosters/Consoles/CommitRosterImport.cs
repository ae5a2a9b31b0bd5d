using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People.Rosters.Jobs;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Rosters.Consoles;

/// <summary>Has a checked import applied, or one that was undone applied again. What has changed in the register since the check is looked at again, row by row.</summary>
public static class CommitRosterImport
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, AuditTrail audit, Staff staff, PaiyiDb db, LivePublisher live, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockImportAsync(id, staff.Scope, ct) is not { } import)
            return ImportProblems.ImportNotFound;
        if (import.Commit(staff.Id, clock.GetUtcNow()) is { } refusal)
            return refusal;
        db.Add(new OutboxRow { Kind = CommitRoster.OutboxKind, Subject = id, DueAt = clock.GetUtcNow() });
        db.Add(audit.Entry(nameof(CommitRosterImport), detail: new { import = id, organisation = import.OrganisationId, import.Created, import.Updated }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        live.Changed(LiveTopic.Imports, LiveOrganisations.Source, import.OrganisationId);
        return TypedResults.NoContent();
    }
}
