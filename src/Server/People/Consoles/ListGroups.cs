using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Consoles;

/// <summary>Lists the groups of an organisation's roster with how many persons stand in each.</summary>
public static class ListGroups
{
    public static async Task<Results<Ok<RosterGroups>, Refusal>> Handle(long id, Staff staff, PaiyiDb db, CancellationToken ct)
    {
        if (!await db.Organisations.In(staff.Scope).AnyAsync(o => o.Id == id, ct))
            return PlatformProblems.NotFound;
        var groups = await db.MembershipsIn(staff.Scope)
            .Where(m => m.OrganisationId == id && db.Persons.Any(p => p.Id == m.PersonId && p.ArchivedAt == null))
            .GroupBy(m => m.Group)
            .Select(g => new { Group = g.Key, Members = g.Count() })
            .OrderBy(g => g.Group)
            .ToListAsync(ct);
        return TypedResults.Ok(new RosterGroups([.. groups.Select(g => new RosterGroup(g.Group, g.Members))]));
    }
}

/// <summary>The groups of a roster by name; the empty name stands for persons in none.</summary>
public sealed record RosterGroups(IReadOnlyList<RosterGroup> Items);

/// <summary>A class, department or building, and its size.</summary>
public sealed record RosterGroup(string Group, int Members);
