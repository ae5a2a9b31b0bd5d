using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Rosters.Consoles;

/// <summary>Has an import that is being applied stop after the rows that it is at; what was applied stays.</summary>
public static class PauseRosterImport
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, AuditTrail audit, Staff staff, PaiyiDb db, LivePublisher live, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockImportAsync(id, staff.Scope, ct) is not { } import)
            return ImportProblems.ImportNotFound;
        if (import.Pause() is { } refusal)
            return refusal;
        db.Add(audit.Entry(nameof(PauseRosterImport), detail: new { import = id, import.Processed }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        live.Changed(LiveTopic.Imports, LiveOrganisations.Source, import.OrganisationId);
        return TypedResults.NoContent();
    }
}
