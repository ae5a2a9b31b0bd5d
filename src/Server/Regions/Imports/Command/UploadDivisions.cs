using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Files;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Regions.Imports.Jobs;

namespace Paiyi.Server.Regions.Imports.Command;

/// <summary>Receives a list of divisions as the request's body and queues its check. Nothing is changed before it is committed.</summary>
public static class UploadDivisions
{
    public const long Limit = 20 << 20;

    /// <param name="validFrom">From this day on the changes count; today when absent.</param>
    /// <param name="completeRegion">The path of the region below which the file is complete: what it does not name there is withdrawn.</param>
    public static async Task<Results<Accepted<QueuedRegionImport>, Refusal>> Handle(
        Stream file, [MaxLength(255)] string? fileName, DateOnly? validFrom, [MaxLength(100)] string? completeRegion, HttpContext http, AuditTrail audit,
        Staff staff, PaiyiDb db, FileStore files, TimeProvider clock, CancellationToken ct)
    {
        var complete = string.IsNullOrEmpty(completeRegion) ? null : completeRegion;
        if (complete is not null && !await db.Regions.In(staff.Scope).InUse(clock.Today()).AnyAsync(r => r.Path == complete, ct))
            return RegionProblems.NotFound.At("completeRegion");
        if (http.Request.ContentLength > Limit)
            return RegionImportProblems.TooLarge;
        // Received first, so that a slow sender holds neither a connection nor a transaction of the database.
        await using var received = await TemporaryFiles.ReceiveAsync(file, Limit, ct);
        if (received is null)
            return RegionImportProblems.TooLarge;
        if (received.Length == 0)
            return RegionImportProblems.Empty;

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var name = UploadedName.Of(fileName, "regions");
        var stored = await files.StoreAsync((NpgsqlConnection)db.Database.GetDbConnection(), received, name, "application/octet-stream", ct);
        var import = new RegionImport
        {
            StaffId = staff.Id, RegionPath = staff.Scope.RegionPath!, FileId = stored.Id, FileName = name, ValidFrom = validFrom ?? clock.Today(),
            CompletePath = complete, Status = RegionImportStatus.Queued, QueuedAt = now,
        };
        db.Add(import);
        await db.SaveChangesAsync(ct);
        db.Add(new OutboxRow { Kind = CheckDivisions.OutboxKind, Subject = import.Id, DueAt = now });
        db.Add(audit.Entry(nameof(UploadDivisions), detail: new { import = import.Id, import.ValidFrom, complete }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Accepted((string?)null, new QueuedRegionImport(import.Id));
    }
}

/// <summary>The import that was queued; ask for what was found by the id.</summary>
public sealed record QueuedRegionImport(long Id);
