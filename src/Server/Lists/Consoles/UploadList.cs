using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Lists.Jobs;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Files;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Lists.Consoles;

/// <summary>
/// Receives a list as the request's body and queues its check. What is in the file is judged by the job: the import then says
/// what it would do, or why it was refused.
/// </summary>
public static class UploadList
{
    public static async Task<Results<Accepted<QueuedListImport>, Refusal>> Handle(
        string kind, Stream file, [MaxLength(255)] string? fileName, HttpContext http, AuditTrail audit, Staff staff, ListKinds kinds, PaiyiDb db,
        FileStore files, ListRun run, TimeProvider clock, CancellationToken ct)
    {
        if (kinds.Of(staff, kind) is null)
            return ListProblems.KindUnknown;
        if (http.Request.ContentLength > ImportSheet.MaxBytes)
            return FileProblems.TooLarge;
        // Received first, so that a slow sender holds neither a connection nor a transaction of the database.
        await using var received = await TemporaryFiles.ReceiveAsync(file, ImportSheet.MaxBytes, ct);
        if (received is null)
            return FileProblems.TooLarge;
        if (received.Length == 0)
            return FileProblems.Empty;

        var now = clock.GetUtcNow();
        var name = UploadedName.Of(fileName, kind);
        var path = staff.Scope.OrganisationId is { } own ? await db.Organisations.Where(o => o.Id == own).Select(o => o.RegionPath).SingleAsync(ct) : staff.Scope.RegionPath!;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var stored = await files.StoreAsync((NpgsqlConnection)db.Database.GetDbConnection(), received, name, "application/octet-stream", ct);
        var import = new ListImport
        {
            Kind = kind, OrganisationId = staff.Scope.OrganisationId, RegionPath = path, StaffId = staff.Id, FileId = stored.Id, FileName = name,
            Status = ImportStatus.Queued, QueuedAt = now,
        };
        db.Add(import);
        await db.SaveChangesAsync(ct);
        db.Add(new OutboxRow { Kind = CheckList.OutboxKind, Subject = import.Id, DueAt = now });
        db.Add(audit.Entry(nameof(UploadList), detail: new { listImport = import.Id, kind }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        run.Tell(import);
        return TypedResults.Accepted((string?)null, new QueuedListImport(import.Id));
    }
}

/// <summary>The import that was queued; ask for its progress by the id.</summary>
public sealed record QueuedListImport(long Id);
