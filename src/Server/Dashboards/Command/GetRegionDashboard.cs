using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Paiyi.Server.Accounts;
using Paiyi.Server.Dashboards.Figures;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Dashboards.Command;

/// <summary>Answers the figures of a region and of the regions directly below it; up to thirty seconds old.</summary>
public static class GetRegionDashboard
{
    private const string PersonsOf = "p.region_path LIKE $1";
    private const string OrganisationsOf = "o.region_path LIKE $1";

    public static async Task<Results<Ok<RegionDashboard>, Refusal>> Handle(
        [MaxLength(100)] string? region, Staff staff, PaiyiDb db, NpgsqlDataSource database, FigureCache cache, TimeProvider clock, CancellationToken ct)
    {
        var path = string.IsNullOrWhiteSpace(region) ? staff.Scope.RegionPath! : region;
        var root = await db.Regions.In(staff.Scope).AsNoTracking().FirstOrDefaultAsync(r => r.Path == path, ct);
        if (root is null)
            return PlatformProblems.NotFound;
        var children = await db.Regions.Where(r => r.ParentId == root.Id).OrderBy(r => r.Code).AsNoTracking().ToListAsync(ct);
        var today = clock.Today();
        return TypedResults.Ok(await cache.GetAsync($"region:{path}:{today:yyyyMMdd}", () => CountAsync(database, root, children, today), ct));
    }

    private static async Task<RegionDashboard> CountAsync(NpgsqlDataSource database, Region root, List<Region> children, DateOnly today)
    {
        var below = root.Path + "%";
        var shared = new SharedFigures(database, today);
        var days = shared.DaysAsync(PersonsOf, below);
        var turned = shared.TurnedAsync(PersonsOf, below);
        var passages = shared.PassagesAsync(OrganisationsOf, below);
        var places = await CountPlacesAsync(database, below, today);
        var all = Sum(places);
        var (yellow, red) = await turned;
        return new RegionDashboard(
            today, all.Persons, all.Declared, all.Persons - all.Declared, new ColourFigures(all.Green, all.Yellow, all.Red),
            yellow, red, await passages, await days, [.. children.Select(child => (child, Figures: District(child, places)))
                .Where(c => c.Figures.Persons > 0 || (c.child.ValidFrom <= today && (c.child.ValidTo is null || c.child.ValidTo > today))).Select(c => c.Figures)]);
    }

    /// <summary>Persons are counted once, where they live; the small tree of regions is added up along its paths.</summary>
    private static Task<List<Place>> CountPlacesAsync(NpgsqlDataSource database, string below, DateOnly today) => database.CountAsync(
        $"""
        SELECT p.region_path, count(*)::int, count(d.person_id)::int,
               count(*) FILTER (WHERE h.colour = 'Green')::int, count(*) FILTER (WHERE h.colour = 'Yellow')::int, count(*) FILTER (WHERE h.colour = 'Red')::int
        FROM persons p
        LEFT JOIN declarations d ON d.person_id = p.id AND d.day = $2 AND NOT d.superseded
        LEFT JOIN health_codes h ON h.person_id = p.id
        WHERE p.archived_at IS NULL AND {PersonsOf} GROUP BY 1
        """,
        r => new Place(r.GetString(0), r.GetInt32(1), r.GetInt32(2), r.GetInt32(3), r.GetInt32(4), r.GetInt32(5)), below, today);

    private static DistrictFigures District(Region region, List<Place> places)
    {
        var sum = Sum(places.FindAll(p => p.Path.StartsWith(region.Path, StringComparison.Ordinal)));
        return new DistrictFigures(region.Id, region.Name, region.Path, sum.Persons, sum.Declared, sum.Green, sum.Yellow, sum.Red);
    }

    private static Place Sum(List<Place> places) => new(
        "", places.Sum(p => p.Persons), places.Sum(p => p.Declared), places.Sum(p => p.Green), places.Sum(p => p.Yellow), places.Sum(p => p.Red));

    private sealed record Place(string Path, int Persons, int Declared, int Green, int Yellow, int Red);
}

/// <summary>The figures of a region today.</summary>
/// <param name="Declarations">The last fourteen days, the oldest first.</param>
/// <param name="Districts">The regions directly below; one that is no longer in use only while persons stand there.</param>
public sealed record RegionDashboard(
    DateOnly Day, int Persons, int DeclaredToday, int MissingToday, ColourFigures Colours, int TurnedYellowToday, int TurnedRedToday,
    PassageFigures PassagesToday, IReadOnlyList<DayFigures> Declarations, IReadOnlyList<DistrictFigures> Districts);

public sealed record DistrictFigures(int RegionId, string Name, string Path, int Persons, int Declared, int Green, int Yellow, int Red);
