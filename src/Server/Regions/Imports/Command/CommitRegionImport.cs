using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions.Imports.Checking;

namespace Paiyi.Server.Regions.Imports.Command;

/// <summary>Applies a checked import in one transaction, exactly as it was shown; wrong rows are left out.</summary>
public static class CommitRegionImport
{
    public static async Task<Results<Ok<CommittedRegionImport>, Refusal>> Handle(
        long id, AuditTrail audit, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.RegionImportsIn(staff.Scope).AnyAsync(i => i.Id == id, ct))
            return RegionImportProblems.NotFound;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Nobody else changes regions until this is done; readers are not held up.
        await db.Database.ExecuteSqlAsync($"LOCK TABLE regions IN SHARE ROW EXCLUSIVE MODE", ct);
        var import = await db.RegionImports.FromSql($"SELECT * FROM region_imports WHERE id = {id} FOR UPDATE").SingleAsync(ct);
        if (import.Status != RegionImportStatus.Checked)
            return RegionImportProblems.NotChecked;
        if (import.Added + import.Renamed + import.Moved + import.Withdrawn == 0)
            return RegionImportProblems.NothingToDo;
        if (import.Withdrawn > 0 && import.Wrong > 0)
            return RegionImportProblems.WrongRowsRemain;
        if (await RegionTree.ReadAsync(db, import.RegionPath, ct) is not { } tree || tree.Fingerprint != import.Fingerprint)
            return RegionImportProblems.TreeChanged;

        await EndAsync(db, import, ct);
        await BeginAsync(db, import, tree, ct);
        (import.Status, import.CommittedAt) = (RegionImportStatus.Committed, clock.GetUtcNow());
        var counts = new CommittedRegionImport(import.Added, import.Renamed, import.Moved, import.Withdrawn);
        db.Add(audit.Entry(nameof(CommitRegionImport), detail: new
        {
            import = id,
            import.ValidFrom,
            counts.Added,
            counts.Renamed,
            counts.Moved,
            counts.Withdrawn,
        }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(counts);
    }

    /// <summary>Names change, and codes end.</summary>
    private static async Task EndAsync(PaiyiDb db, RegionImport import, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"UPDATE regions r SET name = i.name FROM region_import_rows i WHERE i.import_id = {import.Id} AND i.change = 'Renamed' AND r.id = i.region_id", ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE regions r SET valid_to = {import.ValidFrom} FROM region_import_rows i
            WHERE i.import_id = {import.Id} AND i.change IN ('Withdrawn', 'Moved') AND r.id = i.region_id
            """, ct);
    }

    /// <summary>Codes begin, level by level, since a child needs the id of its parent.</summary>
    private static async Task BeginAsync(PaiyiDb db, RegionImport import, RegionTree tree, CancellationToken ct)
    {
        var beginning = await db.RegionImportRows.AsNoTracking()
            .Where(r => r.ImportId == import.Id && (r.Change == RegionChange.Added || r.Change == RegionChange.Moved)).ToListAsync(ct);
        var places = tree.Current.Values.ToDictionary(r => r.Code, r => (r.Id, r.Path));
        foreach (var level in beginning.GroupBy(r => RegionCode.LevelOf(r.Code)!.Value).OrderBy(g => g.Key))
        {
            var regions = level.Select(row => new Region
            {
                Code = row.Code, Name = row.Name, Level = level.Key, ParentId = places[row.ParentCode!].Id, Path = $"{places[row.ParentCode!].Path}{row.Code}/",
                ValidFrom = row.ValidFrom!.Value,
            }).ToList();
            db.AddRange(regions);
            await db.SaveChangesAsync(ct);
            foreach (var region in regions)
                places[region.Code] = (region.Id, region.Path);
        }
    }
}

/// <summary>What was changed.</summary>
public sealed record CommittedRegionImport(int Added, int Renamed, int Moved, int Withdrawn);
