using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Exports.Jobs;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Exports.Consoles;

/// <summary>
/// Asks for a list as a file that a job makes. Whatever the list's own route would refuse is refused here, before anything is
/// written. The password of an encrypted file is told in this answer and never again.
/// </summary>
public static class StartExport
{
    private const int ShortestReason = 4;

    public static async Task<IResult> Handle(
        StartExportRequest request, HttpContext http, Staff staff, PaiyiDb db, ExportLists lists, ExportRequests requests, ExportSettings settings,
        AuditTrail audit, TimeProvider clock, CancellationToken ct)
    {
        if (lists.Find(request.Address) is not { } asked)
            return ExportProblems.ListUnknown;
        if (!Authorisation.Admits(asked.Endpoint, staff))
            return PlatformProblems.NotPermitted;
        var language = Languages.Of(http.Request);
        var check = new ExportCheck(asked.Wish, 0);
        var answer = await lists.RunAsync(asked, check, http.Features.GetRequiredFeature<Session>(), language, http.RequestServices, ct);
        if (check.Facts is not { } facts)
            return new RefusedExport(answer);
        var reason = request.Reason?.Trim();
        if (Refuse(request, facts, staff, reason) is { } refusal)
            return refusal;
        if (await db.Exports.CountAsync(e => e.StaffId == staff.Id && e.Background && (e.State == ExportState.Queued || e.State == ExportState.Running), ct) >= settings.MostAtOnce)
            return ExportProblems.TooManyAtOnce;

        var now = clock.GetUtcNow();
        var password = request.Encrypted ? ExportRequests.NewPassword() : null;
        var export = new Export
        {
            StaffId = staff.Id, List = facts.List, Format = facts.Format.Name, Level = facts.Level, Filter = ExportTrail.Filter(asked.Parameters),
            Columns = facts.Columns, Reason = facts.Level == PersonalLevel.Full ? reason : null, Encrypted = request.Encrypted, Background = true,
            State = ExportState.Queued, At = now, Request = requests.Seal(new ExportRequest(request.Address, language, password)),
        };
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.Add(export);
        await db.SaveChangesAsync(ct);
        db.Add(new OutboxRow { Kind = RunExport.OutboxKind, Subject = export.Id, DueAt = now });
        db.Add(audit.Entry(nameof(StartExport), reason: export.Reason, detail: new { export = export.Id, export.List, export.Format, export.Level, export.Encrypted }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Accepted((string?)null, new StartedExport(export.Id, password));
    }

    private static Refusal? Refuse(StartExportRequest request, ExportedListFacts facts, Staff staff, string? reason)
    {
        if (facts.Level == PersonalLevel.Full && !staff.Can(Permission.PersonsReveal))
            return PlatformProblems.NotPermitted;
        if (facts.Level == PersonalLevel.Full && (reason is null || reason.Length < ShortestReason))
            return ExportProblems.ReasonNeeded;
        return request.Encrypted && facts.Format.Name != "xlsx" ? ExportProblems.EncryptedNeedsWorkbook : null;
    }
}

/// <summary>Which list, and how.</summary>
/// <param name="Address">Path and query of the list's export, as a browser would ask for the file.</param>
/// <param name="Reason">Needed for full numbers.</param>
/// <param name="Encrypted">The workbook opens only with the password that the answer tells.</param>
public sealed record StartExportRequest(
    [property: Required, StringLength(4000)] string Address, [property: StringLength(300)] string? Reason, bool Encrypted);

/// <summary>The export that was begun; ask for its progress by the id.</summary>
/// <param name="Password">Of an encrypted file; it is told only here.</param>
public sealed record StartedExport(long Id, string? Password);
