using System.Linq.Expressions;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Rosters.Consoles;

/// <summary>An import with its progress. Once it is completed, rows = created + updated + unchanged + duplicate + rejected.</summary>
/// <param name="Rows">Rows that hold a person; null until the file has been looked through.</param>
/// <param name="Annotated">Whether a copy with the wrong cells marked can be had.</param>
/// <param name="FileRemovedAt">When the file and its marked copy were removed, because their time was over.</param>
/// <param name="IgnoredColumns">Headers that are no known column.</param>
public sealed record RosterImportRow(
    long Id, long OrganisationId, string Organisation, string FileName, ImportStatus Status, int? Rows, int Processed, int Created, int Updated,
    int Unchanged, int Duplicate, int Rejected, RosterImportRefusal? Refusal, bool Annotated, DateTimeOffset? FileRemovedAt, IReadOnlyList<string> IgnoredColumns,
    DateTimeOffset QueuedAt, DateTimeOffset? FinishedAt, string Staff);

/// <summary>Why a whole file was refused.</summary>
public sealed record RosterImportRefusal(string Code, string Title);

/// <summary>How imports are read, always within a scope.</summary>
internal static class RosterImportRows
{
    public static IQueryable<RosterImport> ImportsIn(this PaiyiDb db, Scope scope) =>
        db.RosterImports.Where(i => db.Organisations.In(scope).Any(o => o.Id == i.OrganisationId));

    /// <summary>The title of a refusal is empty here; <see cref="InWords"/> fills it.</summary>
    public static Expression<Func<RosterImport, RosterImportRow>> Row(PaiyiDb db) => i => new RosterImportRow(
        i.Id, i.OrganisationId, db.Organisations.Where(o => o.Id == i.OrganisationId).Select(o => o.Name).First(), i.FileName, i.Status, i.Rows,
        i.Created + i.Updated + i.Unchanged + i.Duplicate + i.Rejected, i.Created, i.Updated, i.Unchanged, i.Duplicate, i.Rejected,
        i.RefusalCode == null ? null : new RosterImportRefusal(i.RefusalCode, ""), i.AnnotatedFileId != null,
        db.StoredFiles.Where(f => f.Id == i.FileId).Select(f => f.RemovedAt).FirstOrDefault(), i.IgnoredColumns, i.QueuedAt, i.FinishedAt, db.StaffAccounts.Where(s => s.Id == i.StaffId).Select(s => s.Name).FirstOrDefault() ?? "");

    public static RosterImportRow InWords(this RosterImportRow row, Language language) => row.Refusal is { } refusal
        ? row with { Refusal = refusal with { Title = RosterProblems.OfCode(refusal.Code).Text(language) } }
        : row;
}
