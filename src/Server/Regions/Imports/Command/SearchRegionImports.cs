using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Paging;

namespace Paiyi.Server.Regions.Imports.Command;

/// <summary>Lists the imports of divisions of the caller's scope, the newest first.</summary>
public static class SearchRegionImports
{
    public static async Task<Ok<Page<RegionImportSummary>>> Handle([AsParameters] PageRequest page, Staff staff, PaiyiDb db, CancellationToken ct) =>
        TypedResults.Ok(await db.RegionImportsIn(staff.Scope).AsNoTracking().ToPageAsync(page, i => i.Id, Row(db), i => i.Id, ct));

    internal static Expression<Func<RegionImport, RegionImportSummary>> Row(PaiyiDb db) => i => new RegionImportSummary(
        i.Id, i.FileName, i.Status, db.Regions.Where(r => r.Path == i.RegionPath).OrderByDescending(r => r.Id).Select(r => r.Name).First(), i.ValidFrom,
        db.Regions.Where(r => r.Path == i.CompletePath).OrderByDescending(r => r.Id).Select(r => r.Name).FirstOrDefault(),
        i.Rows, i.Added, i.Renamed, i.Moved, i.Withdrawn, i.Unchanged, i.Wrong, i.RefusalCode,
        db.StaffAccounts.Where(s => s.Id == i.StaffId).Select(s => s.Name).First(), i.QueuedAt, i.CheckedAt, i.CommittedAt);
}

/// <summary>An import of divisions, and how many of each change it would make or has made.</summary>
/// <param name="Region">Whose subtree it is about.</param>
/// <param name="ValidFrom">From this day on the changes count.</param>
/// <param name="Complete">The region below which the file is complete; null when nothing is withdrawn.</param>
/// <param name="Rows">Divisions that the file names.</param>
/// <param name="RefusalCode">Why the file could not be read.</param>
public sealed record RegionImportSummary(
    long Id, string FileName, RegionImportStatus Status, string Region, DateOnly ValidFrom, string? Complete, int Rows, int Added, int Renamed, int Moved,
    int Withdrawn, int Unchanged, int Wrong, string? RefusalCode, string Staff, DateTimeOffset QueuedAt, DateTimeOffset? CheckedAt, DateTimeOffset? CommittedAt);
