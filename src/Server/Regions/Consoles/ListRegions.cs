using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Regions.Consoles;

/// <summary>Every region in use today that the caller may choose from, parents before children.</summary>
public static class ListRegions
{
    public static async Task<Ok<RegionList>> Handle(Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Ok(new RegionList(await Rows(db, staff, clock.Today()).ToListAsync(ct)));

    internal static IQueryable<RegionRow> Rows(PaiyiDb db, Staff staff, DateOnly today) => db.Regions.In(staff.Scope).InUse(today)
        .OrderBy(r => r.Path)
        .Select(r => new RegionRow(r.Id, r.Code, r.Name, r.Level, r.ParentId, r.Path, r.Version));
}

/// <summary>The regions of a scope, all at once.</summary>
public sealed record RegionList(IReadOnlyList<RegionRow> Items);

/// <summary>A region; its path begins with that of its parent.</summary>
public sealed record RegionRow(int Id, string Code, string Name, RegionLevel Level, int? ParentId, string Path, uint Version);
