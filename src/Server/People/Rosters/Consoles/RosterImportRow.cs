using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Rosters.Consoles;

/// <summary>
/// An import with its progress. The outcomes are what it would do once it is checked, and what it has done once it is over;
/// then rows = created + updated + unchanged + duplicate + rejected, unless it was cancelled on its way.
/// </summary>
/// <param name="Rows">Rows that hold a person; null until the file has been looked through.</param>
/// <param name="Processed">Rows that the step under way has dealt with.</param>
/// <param name="Alike">New persons who resemble somebody of the register.</param>
/// <param name="Undone">Rows that an undo has taken back.</param>
/// <param name="Stayed">Rows that an undo has left as they are, because somebody has worked with the person since.</param>
/// <param name="UndoUntil">Until when it can be taken back; null when it has written nothing, or was taken back already.</param>
/// <param name="Sha256">The checksum of the file, in hexadecimal digits; it stays when the file is gone.</param>
/// <param name="Annotated">Whether a copy with the wrong cells marked can be had.</param>
/// <param name="Mappable">Whether it can still be said what its columns and values mean: nothing has been written yet.</param>
/// <param name="FileRemovedAt">When the file and its marked copy were removed, because their time was over.</param>
/// <param name="IgnoredColumns">Headers that are no known column.</param>
public sealed record RosterImportRow(
    long Id, long OrganisationId, string Organisation, string FileName, ImportStatus Status, int? Rows, int Processed, int Created, int Updated,
    int Unchanged, int Duplicate, int Rejected, int Alike, int Undone, int Stayed, ImportRefusal? Refusal, bool Annotated, bool Mappable, DateTimeOffset? FileRemovedAt, IReadOnlyList<string> IgnoredColumns,
    string Sha256, DateTimeOffset QueuedAt, DateTimeOffset? CheckedAt, DateTimeOffset? CommittedAt, string? CommittedBy, DateTimeOffset? FinishedAt, DateTimeOffset? UndoUntil,
    string Staff);

/// <summary>How imports are read, always within a scope.</summary>
internal static class RosterImportRows
{
    public static IQueryable<RosterImport> ImportsIn(this PaiyiDb db, Scope scope) =>
        db.RosterImports.Where(i => db.Organisations.In(scope).Any(o => o.Id == i.OrganisationId));

    /// <summary>The title of a refusal is empty here; <see cref="InWords"/> fills it.</summary>
    public static Expression<Func<RosterImport, RosterImportRow>> Row(PaiyiDb db) => i => new RosterImportRow(
        i.Id, i.OrganisationId, db.Organisations.Where(o => o.Id == i.OrganisationId).Select(o => o.Name).First(), i.FileName, i.Status, i.Rows,
        i.Processed, i.Created, i.Updated, i.Unchanged, i.Duplicate, i.Rejected,
        db.RosterLines.Count(l => l.ImportId == i.Id && l.Outcome == LineOutcome.Created && db.RosterResemblances.Any(r => r.LineId == l.Id)), i.Undone, i.Stayed,
        i.RefusalCode == null ? null : new ImportRefusal(i.RefusalCode, ""), i.CheckedAt != null && db.RosterRowErrors.Any(e => e.ImportId == i.Id),
        i.CommittedAt == null && (i.Status == ImportStatus.Unmapped || i.Status == ImportStatus.Checked || i.Status == ImportStatus.Completed
            || (i.Status == ImportStatus.Refused && i.Layout != null)) && db.StoredFiles.Any(f => f.Id == i.FileId && f.RemovedAt == null),
        db.StoredFiles.Where(f => f.Id == i.FileId).Select(f => f.RemovedAt).FirstOrDefault(), i.IgnoredColumns,
        db.StoredFiles.Where(f => f.Id == i.FileId).Select(f => Convert.ToHexStringLower(f.Sha256)).First(), i.QueuedAt, i.CheckedAt, i.CommittedAt,
        db.StaffAccounts.Where(s => s.Id == i.CommittedBy).Select(s => s.Name).FirstOrDefault(), i.FinishedAt,
        (i.Status == ImportStatus.Completed || i.Status == ImportStatus.Cancelled) && i.Created + i.Updated > 0
            ? i.CommittedAt!.Value.AddDays(FileImport.UndoDays) : null, db.StaffAccounts.Where(s => s.Id == i.StaffId).Select(s => s.Name).FirstOrDefault() ?? "");

    /// <summary>One import, locked until the transaction ends, so that its step does not move on meanwhile; null when it is not in the scope.</summary>
    public static async Task<RosterImport?> LockImportAsync(this PaiyiDb db, long id, Scope scope, CancellationToken ct) =>
        await db.ImportsIn(scope).AnyAsync(i => i.Id == id, ct)
            ? await db.RosterImports.FromSql($"SELECT * FROM roster_imports WHERE id = {id} FOR UPDATE").SingleAsync(ct)
            : null;

    public static RosterImportRow InWords(this RosterImportRow row, Language language) => row.Refusal is { } refusal
        ? row with { Refusal = refusal with { Title = RosterProblems.OfCode(refusal.Code).Text(language) } }
        : row;
}
