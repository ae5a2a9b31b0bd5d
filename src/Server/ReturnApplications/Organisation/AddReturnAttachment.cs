using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Files;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.ReturnApplications.Organisation;

/// <summary>Receives an attachment of a return application as the request's body.</summary>
public static class AddReturnAttachment
{
    public const long Limit = 10 << 20;

    public static async Task<Results<Ok<AddedReturnAttachment>, Refusal>> Handle(
        long id, Stream file, [MaxLength(255)] string? fileName, HttpContext http, Staff staff, PaiyiDb db, FileStore files, AuditTrail audit,
        TimeProvider clock, CancellationToken ct)
    {
        var application = await db.ReturnApplicationsIn(staff.Scope).SingleOrDefaultAsync(a => a.Id == id, ct);
        if (application is null)
            return ReturnApplicationProblems.NotFound;
        if (!application.Open)
            return ReturnApplicationProblems.NotOpen;
        if (await db.ReturnAttachments.CountAsync(a => a.ApplicationId == id, ct) >= ReturnApplicationProblems.MostAttachments)
            return ReturnApplicationProblems.TooManyAttachments;
        if (http.Request.ContentLength > Limit)
            return ReturnApplicationProblems.AttachmentTooLarge;
        // Received first, so that a slow sender holds neither a connection nor a transaction of the database.
        await using var received = await TemporaryFiles.ReceiveAsync(file, Limit, ct);
        if (received is null)
            return ReturnApplicationProblems.AttachmentTooLarge;
        if (await AttachmentKinds.OfAsync(received, ct) is not { } kind)
            return ReturnApplicationProblems.AttachmentKind;

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var stored = await files.StoreAsync((NpgsqlConnection)db.Database.GetDbConnection(), received, "attachment", kind, ct);
        var attachment = new ReturnAttachment
        {
            ApplicationId = id, FileId = stored.Id, Name = UploadedName.Of(fileName, "attachment"), ContentType = kind, Length = stored.Length, AddedAt = now,
        };
        db.Add(attachment);
        application.Touch(db, now);
        db.Add(audit.Entry(nameof(AddReturnAttachment), detail: new { returnApplication = id, kind }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new AddedReturnAttachment(attachment.Id, application.Version));
    }
}

/// <param name="Version">That of the application after it.</param>
public sealed record AddedReturnAttachment(long Id, uint Version);
