using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Dashboards.Command;

/// <summary>
/// Lists the organisations that belong directly to one, newest first, with how many of their rosters have declared today. Counted
/// are the persons who live within the caller's scope: those whom the lists behind the figures show.
/// </summary>
public static class ListSubordinates
{
    public static async Task<Results<Ok<Page<SubordinateRow>>, Refusal>> Handle(
        long id, [AsParameters] PageRequest page, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        var seen = db.Organisations.In(staff.Scope).Where(o => o.ArchivedAt == null).AsNoTracking();
        if (!await seen.AnyAsync(o => o.Id == id, ct))
            return RegionProblems.OrganisationNotFound;
        var rows = await seen.Where(o => o.ParentId == id).ToPageAsync(
            page, o => o.Id, o => new SubordinateRow(o.Id, o.Name, o.Kind, seen.Count(c => c.ParentId == o.Id), 0, 0), r => r.Id, ct);
        var counts = await CountAsync(db, [.. rows.Items.Select(r => r.Id)], staff.Scope, clock.Today(), ct);
        return TypedResults.Ok(rows with
        {
            Items = [.. rows.Items.Select(r => counts.GetValueOrDefault(r.Id) is { } count ? r with { Persons = count.Persons, Declared = count.Declared } : r)],
        });
    }

    private static Task<Dictionary<long, RosterCount>> CountAsync(PaiyiDb db, long[] ids, Scope scope, DateOnly today, CancellationToken ct) =>
        db.Database.SqlQuery<RosterCount>(
            $"""
            SELECT m.organisation_id AS "Id", count(*)::int AS "Persons", count(d.person_id)::int AS "Declared"
            FROM memberships m
            JOIN persons p ON p.id = m.person_id AND p.archived_at IS NULL AND p.region_path LIKE {scope.RegionPath + "%"}
            LEFT JOIN declarations d ON d.person_id = p.id AND d.day = {today} AND NOT d.superseded
            WHERE m.organisation_id = ANY({ids}) AND m.left_at IS NULL
            GROUP BY m.organisation_id
            """).ToDictionaryAsync(c => c.Id, ct);

    internal sealed class RosterCount
    {
        public long Id { get; init; }

        public int Persons { get; init; }

        public int Declared { get; init; }
    }
}

/// <summary>An organisation that belongs to another.</summary>
/// <param name="Subordinates">How many of the caller's scope belong directly to it.</param>
public sealed record SubordinateRow(long Id, string Name, OrganisationKind Kind, int Subordinates, int Persons, int Declared);
