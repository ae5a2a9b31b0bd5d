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

/// <summary>
/// Answers the figures of the organisations of a region where most have not declared today; up to thirty seconds old. Counted are the
/// persons of their rosters who live within the caller's scope: those whom the lists behind the figures show.
/// </summary>
public static class GetOrganisationFigures
{
    private const int Most = 20;

    public static async Task<Results<Ok<OrganisationFigureList>, Refusal>> Handle(
        [MaxLength(100)] string? region, Staff staff, PaiyiDb db, NpgsqlDataSource database, FigureCache cache, TimeProvider clock, CancellationToken ct)
    {
        var scope = staff.Scope.RegionPath!;
        var path = string.IsNullOrWhiteSpace(region) ? scope : region;
        if (!await db.Regions.In(staff.Scope).AnyAsync(r => r.Path == path, ct))
            return PlatformProblems.NotFound;
        var today = clock.Today();
        return TypedResults.Ok(await cache.GetAsync($"organisations:{scope}:{path}:{today:yyyyMMdd}", () => CountAsync(database, path, scope, today), ct));
    }

    private static async Task<OrganisationFigureList> CountAsync(NpgsqlDataSource database, string path, string scope, DateOnly today) => new(
        await database.CountAsync(
            $"""
            SELECT o.id, o.name, count(*)::int, count(d.person_id)::int,
                   count(*) FILTER (WHERE h.colour = 'Green')::int, count(*) FILTER (WHERE h.colour = 'Yellow')::int, count(*) FILTER (WHERE h.colour = 'Red')::int
            FROM organisations o
            JOIN memberships m ON m.organisation_id = o.id AND m.left_at IS NULL
            JOIN persons p ON p.id = m.person_id AND p.archived_at IS NULL AND p.region_path LIKE $2
            LEFT JOIN declarations d ON d.person_id = p.id AND d.day = $3 AND NOT d.superseded
            LEFT JOIN health_codes h ON h.person_id = p.id
            WHERE o.archived_at IS NULL AND o.region_path LIKE $1
            GROUP BY o.id, o.name ORDER BY count(*) - count(d.person_id) DESC, o.id LIMIT {Most}
            """,
            r => new OrganisationFigures(r.GetInt64(0), r.GetString(1), r.GetInt32(2), r.GetInt32(3), r.GetInt32(4), r.GetInt32(5), r.GetInt32(6)),
            path + "%", scope + "%", today));
}

/// <param name="Items">Most who have not declared first, twenty at most.</param>
public sealed record OrganisationFigureList(IReadOnlyList<OrganisationFigures> Items);

public sealed record OrganisationFigures(long OrganisationId, string Name, int Persons, int Declared, int Green, int Yellow, int Red);
