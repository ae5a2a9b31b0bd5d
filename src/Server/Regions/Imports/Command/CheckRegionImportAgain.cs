using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions.Imports.Jobs;

namespace Paiyi.Server.Regions.Imports.Command;

/// <summary>Checks an import against the regions of now, because they have changed since.</summary>
public static class CheckRegionImportAgain
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, AuditTrail audit, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.RegionImportsIn(staff.Scope).AnyAsync(i => i.Id == id, ct))
            return RegionImportProblems.NotFound;
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var queued = await db.RegionImports.Where(i => i.Id == id && i.Status == RegionImportStatus.Checked)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.Status, RegionImportStatus.Queued), ct);
        if (queued == 0)
            return RegionImportProblems.NotChecked;
        db.Add(new OutboxRow { Kind = CheckDivisions.OutboxKind, Subject = id, DueAt = now });
        db.Add(audit.Entry(nameof(CheckRegionImportAgain), detail: new { import = id }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
