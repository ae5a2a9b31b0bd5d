using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Regions.Command;

/// <summary>Lists the organisations that one belongs to, the topmost first, up to where the caller's scope ends.</summary>
public static class ListParents
{
    public static async Task<Results<Ok<ParentList>, Refusal>> Handle(long id, Staff staff, PaiyiDb db, CancellationToken ct)
    {
        var above = await db.Database.SqlQuery<Step>(
            $"""
            WITH RECURSIVE above AS (
                SELECT id, parent_id, name, region_path, archived_at, 0 AS level FROM organisations WHERE id = {id}
                UNION ALL SELECT o.id, o.parent_id, o.name, o.region_path, o.archived_at, a.level + 1
                    FROM above a JOIN organisations o ON o.id = a.parent_id WHERE a.level < {OrganisationTree.MostLevels})
            SELECT id AS "Id", name AS "Name", region_path AS "RegionPath", archived_at AS "ArchivedAt" FROM above ORDER BY level
            """).ToListAsync(ct);
        if (above is not [{ ArchivedAt: null } own, .. var parents] || !staff.Scope.Covers(own.RegionPath))
            return RegionProblems.OrganisationNotFound;
        var seen = parents.TakeWhile(p => staff.Scope.Covers(p.RegionPath)).Select(p => new ParentRow(p.Id, p.Name)).Reverse().ToList();
        return TypedResults.Ok(new ParentList(seen, seen.Count < parents.Count));
    }

    internal sealed class Step
    {
        public long Id { get; init; }

        public required string Name { get; init; }

        public required string RegionPath { get; init; }

        public DateTimeOffset? ArchivedAt { get; init; }
    }
}

/// <param name="More">There are others above them, outside the caller's scope.</param>
public sealed record ParentList(IReadOnlyList<ParentRow> Items, bool More);

public sealed record ParentRow(long Id, string Name);
