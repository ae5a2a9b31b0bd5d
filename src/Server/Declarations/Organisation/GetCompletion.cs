using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Declarations.Organisation;

/// <summary>Counts who of the caller's organisation has declared for a day, by group.</summary>
public static class GetCompletion
{
    public static async Task<Ok<OrganisationCompletion>> Handle(
        DateOnly? day, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        var of = day ?? clock.Today();
        var groups = await CountAsync(of, staff, db, ct);
        return TypedResults.Ok(new OrganisationCompletion(
            of, groups.Sum(g => g.Members), groups.Sum(g => g.Declared), groups.Sum(g => g.Missing), groups));
    }

    /// <summary>The counts of every group of the caller's organisation.</summary>
    internal static async Task<List<GroupCompletion>> CountAsync(DateOnly of, Staff staff, PaiyiDb db, CancellationToken ct)
    {
        var counts = await db.Database.SqlQuery<GroupCount>(
            $"""
            SELECT m."group" AS "Group", count(*)::int AS "Members", count(d.person_id)::int AS "Declared"
            FROM memberships m
            JOIN persons p ON p.id = m.person_id AND p.archived_at IS NULL
            LEFT JOIN declarations d ON d.person_id = m.person_id AND d.day = {of} AND NOT d.superseded
            WHERE m.organisation_id = {staff.Scope.OrganisationId} AND m.left_at IS NULL
            GROUP BY m."group" ORDER BY m."group"
            """).ToListAsync(ct);
        return counts.ConvertAll(g => new GroupCompletion(g.Group, g.Members, g.Declared, g.Members - g.Declared));
    }

    internal sealed class GroupCount
    {
        public required string Group { get; init; }

        public int Members { get; init; }

        public int Declared { get; init; }
    }
}

/// <summary>How far an organisation is with a day's declarations.</summary>
public sealed record OrganisationCompletion(DateOnly Day, int Members, int Declared, int Missing, IReadOnlyList<GroupCompletion> Groups);

public sealed record GroupCompletion(string Group, int Members, int Declared, int Missing);
