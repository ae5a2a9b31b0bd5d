using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Rosters.Consoles;

/// <summary>Ends an import that nobody wants any more. What it has applied until then stays, and is what its outcomes count.</summary>
public static class CancelRosterImport
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, AuditTrail audit, Staff staff, PaiyiDb db, LivePublisher live, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockImportAsync(id, staff.Scope, ct) is not { } import)
            return ImportProblems.ImportNotFound;
        var applied = await db.RosterLines.Where(l => l.ImportId == import.Id && l.Row < import.NextRow).CountsAsync(ct);
        if (import.Cancel(applied, clock.GetUtcNow()) is { } refusal)
            return refusal;
        db.Add(audit.Entry(nameof(CancelRosterImport), detail: new { import = id, import.Processed }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        live.Changed(LiveTopic.Imports, LiveOrganisations.Source, import.OrganisationId);
        return TypedResults.NoContent();
    }
}
