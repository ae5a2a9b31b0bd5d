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

/// <summary>Has a paused import go on with the row where it stopped.</summary>
public static class ResumeRosterImport
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, AuditTrail audit, Staff staff, PaiyiDb db, LivePublisher live, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockImportAsync(id, staff.Scope, ct) is not { } import)
            return ImportProblems.ImportNotFound;
        if (import.Resume() is { } refusal)
            return refusal;
        db.Add(new OutboxRow { Kind = CommitRoster.OutboxKind, Subject = id, DueAt = clock.GetUtcNow() });
        db.Add(audit.Entry(nameof(ResumeRosterImport), detail: new { import = id, import.Processed }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        live.Changed(LiveTopic.Imports, LiveOrganisations.Source, import.OrganisationId);
        return TypedResults.NoContent();
    }
}
