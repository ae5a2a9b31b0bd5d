using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Passages.Duty;

/// <summary>Lists today's passages of a gate that the caller keeps, the newest first, with masked names.</summary>
public static class ListGatePassages
{
    public static async Task<Results<Ok<Page<GatePassage>>, Refusal>> Handle(
        long id, [AsParameters] PageRequest page, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.CheckpointsKeptBy(staff).AnyAsync(c => c.Id == id, ct))
            return PassageProblems.CheckpointNotFound;
        var today = ChinaTime.StartOf(clock.Today());
        var rows = await db.Passages.Where(p => p.CheckpointId == id && p.At >= today).ToPageAsync(
            page, p => p.Id,
            p => new GatePassage(
                p.Id, p.At, db.Persons.Where(x => x.Id == p.PersonId).Select(x => x.Name).First(),
                p.Colour, p.TemperatureTenths, p.Direction, p.Outcome, p.Reasons, p.Note),
            p => p.Id, ct);
        return TypedResults.Ok(rows with { Items = [.. rows.Items.Select(r => r with { Name = Masks.Name(r.Name) })] });
    }
}

public sealed record GatePassage(
    long Id, DateTimeOffset At, string Name, string? Colour, short? TemperatureTenths, Direction Direction, PassageOutcome Outcome,
    RefusalReason[]? Reasons, string? Note);
