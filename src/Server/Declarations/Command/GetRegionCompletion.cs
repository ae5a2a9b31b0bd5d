using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Declarations.Command;

/// <summary>Counts who has declared for a day in a region and in each region directly below it.</summary>
public static class GetRegionCompletion
{
    public static async Task<Results<Ok<RegionCompletion>, Refusal>> Handle(
        [AsParameters] RegionCompletionFilter filter, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct) =>
        await CountAsync(filter, staff, db, clock, ct) is { } completion ? TypedResults.Ok(completion) : PlatformProblems.NotFound;

    /// <summary>The counts of a region; null when it is not within the scope.</summary>
    internal static async Task<RegionCompletion?> CountAsync(
        RegionCompletionFilter filter, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        var of = filter.Day ?? clock.Today();
        var path = string.IsNullOrWhiteSpace(filter.Region) ? staff.Scope.RegionPath! : filter.Region;
        var root = await db.Regions.In(staff.Scope).Where(r => r.Path == path).FirstOrDefaultAsync(ct);
        if (root is null)
            return null;
        // Persons are counted where they live, and the small table of regions is added up along its paths.
        var counts = await db.Database.SqlQuery<PlaceCount>(
            $"""
            SELECT p.region_path AS "Path", count(*)::int AS "Persons", count(d.person_id)::int AS "Declared"
            FROM persons p LEFT JOIN declarations d ON d.person_id = p.id AND d.day = {of} AND NOT d.superseded
            WHERE p.region_path LIKE {path + "%"} AND p.archived_at IS NULL
            GROUP BY p.region_path
            """).ToListAsync(ct);
        var children = await db.Regions.Where(r => r.ParentId == root.Id).OrderBy(r => r.Code).AsNoTracking().ToListAsync(ct);
        var items = children.ConvertAll(child => Add(child, counts.FindAll(c => c.Path.StartsWith(child.Path, StringComparison.Ordinal))));
        var (persons, declared) = (counts.Sum(c => c.Persons), counts.Sum(c => c.Declared));
        return new RegionCompletion(of, persons, declared, persons - declared, items);
    }

    private static RegionCompletionRow Add(Region region, List<PlaceCount> counts)
    {
        var (persons, declared) = (counts.Sum(c => c.Persons), counts.Sum(c => c.Declared));
        return new RegionCompletionRow(region.Id, region.Name, region.Path, persons, declared, persons - declared);
    }

    internal sealed class PlaceCount
    {
        public required string Path { get; init; }

        public int Persons { get; init; }

        public int Declared { get; init; }
    }
}

/// <summary>Of which day and region.</summary>
public sealed class RegionCompletionFilter
{
    /// <summary>Today when absent.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The path of a region; the scope's own when absent.</summary>
    [MaxLength(100)]
    public string? Region { get; init; }
}

/// <summary>How far a region is with a day's declarations.</summary>
public sealed record RegionCompletion(DateOnly Day, int Persons, int Declared, int Missing, IReadOnlyList<RegionCompletionRow> Items);

public sealed record RegionCompletionRow(int RegionId, string Region, string Path, int Persons, int Declared, int Missing);
