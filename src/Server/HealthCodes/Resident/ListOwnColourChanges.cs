using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Policies;

namespace Paiyi.Server.HealthCodes.Resident;

/// <summary>Lists the changes of colour of a person the caller may act for, the newest first, with their reasons.</summary>
public static class ListOwnColourChanges
{
    public static async Task<Results<Ok<Page<OwnColourChange>>, Refusal>> Handle(
        long personId, [AsParameters] PageRequest page, Citizen citizen, HttpRequest request, PaiyiDb db, RuleSets ruleSets, TimeProvider clock,
        CancellationToken ct)
    {
        if (!await db.PersonsOf(citizen, clock.Today()).AnyAsync(p => p.Id == personId, ct))
            return PersonProblems.NotFound;
        var changes = await db.HealthCodeChanges.AsNoTracking().Where(c => c.PersonId == personId)
            .ToPageAsync(page, c => c.Id, c => c, c => c.Id, ct);
        var items = new List<OwnColourChange>(changes.Items.Count);
        foreach (var change in changes.Items)
        {
            var rules = await ruleSets.HealthCodeRulesAsync(change.RuleVersion, ct);
            items.Add(new OwnColourChange(
                change.At, change.From, change.To, ReasonView.Of(change.Reasons, rules, Languages.Of(request))));
        }

        return TypedResults.Ok(new Page<OwnColourChange>(items, changes.NextCursor));
    }
}

/// <param name="From">Null for the first colour.</param>
public sealed record OwnColourChange(DateTimeOffset At, Colour? From, Colour To, IReadOnlyList<ReasonView> Reasons);
