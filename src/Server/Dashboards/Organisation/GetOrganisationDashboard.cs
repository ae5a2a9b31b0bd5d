using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Paiyi.Server.Accounts;
using Paiyi.Server.Dashboards.Figures;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Dashboards.Organisation;

/// <summary>Answers the figures of the caller's organisation and of its groups; up to thirty seconds old.</summary>
public static class GetOrganisationDashboard
{
    private const int ChangeDays = 3;
    private const int MostChanges = 20;
    private const string PersonsOf = "EXISTS (SELECT FROM memberships m WHERE m.organisation_id = $1 AND m.person_id = p.id AND m.left_at IS NULL)";
    private const string OrganisationsOf = "o.id = $1";

    public static async Task<Ok<OrganisationDashboard>> Handle(
        Staff staff, NpgsqlDataSource database, FigureCache cache, TimeProvider clock, CancellationToken ct)
    {
        var (organisation, today) = (staff.Scope.OrganisationId!.Value, clock.Today());
        return TypedResults.Ok(await cache.GetAsync($"organisation:{organisation}:{today:yyyyMMdd}", () => CountAsync(database, organisation, today), ct));
    }

    private static async Task<OrganisationDashboard> CountAsync(NpgsqlDataSource database, long organisation, DateOnly today)
    {
        var shared = new SharedFigures(database, today);
        var days = shared.DaysAsync(PersonsOf, organisation);
        var turned = shared.TurnedAsync(PersonsOf, organisation);
        var passages = shared.PassagesAsync(OrganisationsOf, organisation);
        var changes = ReadChangesAsync(database, organisation, today);
        var groups = await CountGroupsAsync(database, organisation, today);
        var (members, declared) = (groups.Sum(g => g.Members), groups.Sum(g => g.Declared));
        var (yellow, red) = await turned;
        return new OrganisationDashboard(
            today, members, declared, members - declared,
            new ColourFigures(groups.Sum(g => g.Green), groups.Sum(g => g.Yellow), groups.Sum(g => g.Red)),
            yellow, red, await passages, await days, [.. groups.Select(g => new GroupFigures(g.Group, g.Members, g.Declared))], await changes);
    }

    private static Task<List<GroupCount>> CountGroupsAsync(NpgsqlDataSource database, long organisation, DateOnly today) => database.CountAsync(
        """
        SELECT m."group", count(*)::int, count(d.person_id)::int,
               count(*) FILTER (WHERE h.colour = 'Green')::int, count(*) FILTER (WHERE h.colour = 'Yellow')::int, count(*) FILTER (WHERE h.colour = 'Red')::int
        FROM memberships m
        JOIN persons p ON p.id = m.person_id AND p.archived_at IS NULL
        LEFT JOIN declarations d ON d.person_id = m.person_id AND d.day = $2 AND NOT d.superseded
        LEFT JOIN health_codes h ON h.person_id = m.person_id
        WHERE m.organisation_id = $1 AND m.left_at IS NULL GROUP BY 1 ORDER BY 1
        """,
        r => new GroupCount(r.GetString(0), r.GetInt32(1), r.GetInt32(2), r.GetInt32(3), r.GetInt32(4), r.GetInt32(5)), organisation, today);

    private static Task<List<ChangedColour>> ReadChangesAsync(NpgsqlDataSource database, long organisation, DateOnly today) => database.CountAsync(
        $"""
        SELECT c.person_id, p.name, c."from", c."to", c.at FROM health_code_changes c
        JOIN persons p ON p.id = c.person_id AND p.archived_at IS NULL
        WHERE c.at >= $2 AND c."from" <> c."to" AND {PersonsOf}
        ORDER BY c.at DESC, c.id DESC LIMIT {MostChanges}
        """,
        r => new ChangedColour(
            r.GetInt64(0), r.GetString(1), Enum.Parse<Colour>(r.GetString(2)), Enum.Parse<Colour>(r.GetString(3)), r.GetFieldValue<DateTimeOffset>(4)),
        organisation, ChinaTime.StartOf(today.AddDays(1 - ChangeDays)));

    private sealed record GroupCount(string Group, int Members, int Declared, int Green, int Yellow, int Red);
}

/// <summary>The figures of an organisation today.</summary>
/// <param name="Declarations">The last fourteen days, the oldest first.</param>
/// <param name="ChangedColour">Whose colour changed in the last three days, the newest first, twenty at most.</param>
public sealed record OrganisationDashboard(
    DateOnly Day, int Persons, int DeclaredToday, int MissingToday, ColourFigures Colours, int TurnedYellowToday, int TurnedRedToday,
    PassageFigures PassagesToday, IReadOnlyList<DayFigures> Declarations, IReadOnlyList<GroupFigures> Groups, IReadOnlyList<ChangedColour> ChangedColour);

public sealed record GroupFigures(string Group, int Members, int Declared);

public sealed record ChangedColour(long PersonId, string Name, Colour From, Colour To, DateTimeOffset At);
