using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People.Rosters.Jobs;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Files;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Rosters.Consoles;

/// <summary>
/// Receives a roster as the request's body and queues its check. What is in the file is judged by the job: the
/// import then says what it would do, or why it was refused.
/// </summary>
public static class UploadRoster
{
    public static async Task<Results<Accepted<QueuedRosterImport>, Refusal>> Handle(
        long organisationId, Stream file, [MaxLength(255)] string? fileName, HttpContext http, AuditTrail audit, Staff staff, PaiyiDb db, FileStore files,
        RosterSettings settings, LivePublisher live, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.Organisations.In(staff.Scope).AnyAsync(o => o.Id == organisationId && o.ArchivedAt == null, ct))
            return RosterProblems.OrganisationUnknown;
        var limit = (long)settings.LargestFile << 20;
        if (http.Request.ContentLength > limit)
            return FileProblems.TooLarge;
        // Received first, so that a slow sender holds neither a connection nor a transaction of the database.
        await using var received = await TemporaryFiles.ReceiveAsync(file, limit, ct);
        if (received is null)
            return FileProblems.TooLarge;
        if (received.Length == 0)
            return FileProblems.Empty;

        var now = clock.GetUtcNow();
        var name = UploadedName.Of(fileName, "roster");
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var stored = await files.StoreAsync((NpgsqlConnection)db.Database.GetDbConnection(), received, name, "application/octet-stream", ct);
        var import = new RosterImport
        {
            OrganisationId = organisationId, StaffId = staff.Id, FileId = stored.Id, FileName = name, Status = ImportStatus.Queued, QueuedAt = now,
        };
        db.Add(import);
        await db.SaveChangesAsync(ct);
        db.Add(new OutboxRow { Kind = CheckRoster.OutboxKind, Subject = import.Id, DueAt = now });
        db.Add(audit.Entry(nameof(UploadRoster), detail: new { import = import.Id, organisation = organisationId }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        live.Changed(LiveTopic.Imports, LiveOrganisations.Source, organisationId);
        return TypedResults.Accepted((string?)null, new QueuedRosterImport(import.Id));
    }
}

/// <summary>The import that was queued; ask for its progress by the id.</summary>
public sealed record QueuedRosterImport(long Id);
