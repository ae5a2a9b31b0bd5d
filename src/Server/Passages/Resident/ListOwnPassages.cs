using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Passages.Resident;

/// <summary>Lists where a person whom the caller may act for has passed, the newest first.</summary>
public static class ListOwnPassages
{
    public static async Task<Results<Ok<Page<OwnPassage>>, Refusal>> Handle(
        long personId, [AsParameters] PageRequest page, Citizen citizen, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.PersonsOf(citizen, clock.Today()).AnyAsync(p => p.Id == personId, ct))
            return PersonProblems.NotFound;
        return TypedResults.Ok(await db.Passages.AsNoTracking().Where(p => p.PersonId == personId).ToPageAsync(
            page, p => p.Id,
            p => new OwnPassage(
                p.Id, p.At,
                db.Checkpoints.Where(c => c.Id == p.CheckpointId).Select(c => c.Name).First(),
                db.Checkpoints.Where(c => c.Id == p.CheckpointId).SelectMany(c => db.Organisations.Where(o => o.Id == c.OrganisationId)).Select(o => o.Name).First(),
                p.Direction, p.Outcome, p.Colour, p.TemperatureTenths, p.Reasons),
            p => p.Id, ct));
    }
}

/// <summary>One's own passage. What the keeper noted in words, and who the keeper was, is not shown.</summary>
public sealed record OwnPassage(
    long Id, DateTimeOffset At, string Checkpoint, string Organisation, Direction Direction, PassageOutcome Outcome, string? Colour,
    short? TemperatureTenths, RefusalReason[]? Reasons);
