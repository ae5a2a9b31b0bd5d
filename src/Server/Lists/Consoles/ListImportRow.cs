using System.Linq.Expressions;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Lists.Consoles;

/// <summary>
/// An import with its progress. The outcomes are what it would do once it is checked, and what it has done once it is over;
/// then rows = created + updated + unchanged + duplicate + rejected, unless it was cancelled on its way.
/// </summary>
/// <param name="Kind">The key of the kind of list.</param>
/// <param name="Place">The organisation or region in whose name it was uploaded.</param>
/// <param name="Rows">Rows of data; null until the file has been looked through.</param>
/// <param name="Processed">Rows that the step under way has dealt with.</param>
/// <param name="Undone">Rows that an undo has taken back.</param>
/// <param name="Stayed">Rows that an undo has left as they are, because somebody has worked with what they wrote since.</param>
/// <param name="UndoUntil">Until when it can be taken back; null when it has written nothing, or was taken back already.</param>
/// <param name="Sha256">The checksum of the file, in hexadecimal digits; it stays when the file is gone.</param>
/// <param name="Annotated">Whether a copy with the wrong cells marked can be had.</param>
/// <param name="Mappable">Whether it can still be said what its columns and values mean: nothing has been written yet.</param>
/// <param name="IgnoredColumns">Headers that are no known column.</param>
public sealed record ListImportRow(
    long Id, string Kind, string KindName, string Place, string FileName, ImportStatus Status, int? Rows, int Processed, int Created, int Updated,
    int Unchanged, int Duplicate, int Rejected, int Undone, int Stayed, ImportRefusal? Refusal, bool Annotated, bool Mappable, DateTimeOffset? FileRemovedAt,
    IReadOnlyList<string> IgnoredColumns, string Sha256, DateTimeOffset QueuedAt, DateTimeOffset? CheckedAt, DateTimeOffset? CommittedAt, string? CommittedBy,
    DateTimeOffset? FinishedAt, DateTimeOffset? UndoUntil, string Staff);

/// <summary>How imports are read, always within what the caller sees.</summary>
internal static class ListImportRows
{
    /// <summary>The name of the kind and the title of a refusal are empty here; <see cref="InWords"/> fills them.</summary>
    public static Expression<Func<ListImport, ListImportRow>> Row(PaiyiDb db) => i => new ListImportRow(
        i.Id, i.Kind, "",
        i.OrganisationId == null
            ? db.Regions.Where(r => r.Path == i.RegionPath).OrderByDescending(r => r.ValidFrom).Select(r => r.Name).FirstOrDefault() ?? ""
            : db.Organisations.Where(o => o.Id == i.OrganisationId).Select(o => o.Name).First(),
        i.FileName, i.Status, i.Rows, i.Processed, i.Created, i.Updated, i.Unchanged, i.Duplicate, i.Rejected, i.Undone, i.Stayed,
        i.RefusalCode == null ? null : new ImportRefusal(i.RefusalCode, ""), i.CheckedAt != null && db.ListRemarks.Any(e => e.ImportId == i.Id),
        i.CommittedAt == null && (i.Status == ImportStatus.Unmapped || i.Status == ImportStatus.Checked || i.Status == ImportStatus.Completed
            || (i.Status == ImportStatus.Refused && i.Layout != null)) && db.StoredFiles.Any(f => f.Id == i.FileId && f.RemovedAt == null),
        db.StoredFiles.Where(f => f.Id == i.FileId).Select(f => f.RemovedAt).FirstOrDefault(), i.IgnoredColumns,
        db.StoredFiles.Where(f => f.Id == i.FileId).Select(f => Convert.ToHexStringLower(f.Sha256)).First(), i.QueuedAt, i.CheckedAt, i.CommittedAt,
        db.StaffAccounts.Where(s => s.Id == i.CommittedBy).Select(s => s.Name).FirstOrDefault(), i.FinishedAt,
        (i.Status == ImportStatus.Completed || i.Status == ImportStatus.Cancelled) && i.Created + i.Updated > 0
            ? i.CommittedAt!.Value.AddDays(FileImport.UndoDays) : null, db.StaffAccounts.Where(s => s.Id == i.StaffId).Select(s => s.Name).FirstOrDefault() ?? "");

    public static ListImportRow InWords(this ListImportRow row, ListKinds kinds, Language language) => row with
    {
        KindName = kinds.Find(row.Kind)?.Name(language) ?? row.Kind,
        Refusal = row.Refusal is { } refusal ? refusal with { Title = TitleOf(refusal.Code).Text(language) } : null,
    };

    private static Refusal TitleOf(string code) =>
        new[] { ListProblems.HeaderMissing, ListProblems.RowsMissing, ListProblems.RightsGone }.FirstOrDefault(r => r.Code == code) ?? FileProblems.OfCode(code);
}
