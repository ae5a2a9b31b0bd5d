using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Files;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Dashboards.Consoles;

/// <summary>
/// Tells from which export of the caller's scope a file comes: by the mark in it, or, for a file that nobody has changed, by its
/// checksum. The file is not kept.
/// </summary>
public static class TraceExport
{
    public const long Limit = 300L << 20;

    public static async Task<Results<Ok<TracedExport>, Refusal>> Handle(
        Stream file, HttpContext http, Staff staff, PaiyiDb db, FileMarks marks, AuditTrail audit, CancellationToken ct)
    {
        if (http.Request.ContentLength > Limit)
            return ExportProblems.FileTooLarge;
        await using var received = await TemporaryFiles.ReceiveAsync(file, Limit, ct);
        if (received is null)
            return ExportProblems.FileTooLarge;
        var hash = await SHA256.HashDataAsync(received, ct);
        received.Position = 0;
        var number = await marks.FindAsync(received, ct);
        var exports = SearchExports.Matching(db, staff, new ExportFilter());
        var found = await exports.Where(e => number == null ? e.Sha256 == hash : e.Id == number).OrderByDescending(e => e.Id)
            .Select(SearchExports.Row(db)).FirstOrDefaultAsync(ct);
        db.Add(audit.Entry(nameof(TraceExport), detail: new { export = found?.Id, mark = number is not null }));
        await db.SaveChangesAsync(ct);
        return found is null ? ExportProblems.NoMark : TypedResults.Ok(new TracedExport(found, found.Sha256 is { } known && known.AsSpan().SequenceEqual(hash)));
    }
}

/// <summary>The export that a file comes from.</summary>
/// <param name="Unchanged">Whether the file is, byte for byte, what was exported.</param>
public sealed record TracedExport(ExportRow Export, bool Unchanged);
