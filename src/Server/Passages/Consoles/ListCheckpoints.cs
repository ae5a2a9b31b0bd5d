using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Passages.Consoles;

/// <summary>Lists the checkpoints of the caller's scope with their keepers and today's count.</summary>
public static class ListCheckpoints
{
    public static async Task<Ok<Page<CheckpointRow>>> Handle(
        long? organisationId, [MaxLength(60)] string? name, [AsParameters] PageRequest page, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        var today = ChinaTime.StartOf(clock.Today());
        var checkpoints = db.CheckpointsIn(staff.Scope);
        if (organisationId is { } organisation)
            checkpoints = checkpoints.Where(c => c.OrganisationId == organisation);
        if (!string.IsNullOrWhiteSpace(name))
            checkpoints = checkpoints.Where(c => c.Name.Contains(name.Trim()));
        return TypedResults.Ok(await checkpoints.AsNoTracking().ToPageAsync(
            page, c => c.Id,
            c => new CheckpointRow(
                c.Id, c.OrganisationId, db.Organisations.Where(o => o.Id == c.OrganisationId).Select(o => o.Name).First(), c.Name, c.ClosedAt != null,
                db.CheckpointKeepers.Where(k => k.CheckpointId == c.Id)
                    .SelectMany(k => db.StaffAccounts.Where(s => s.Id == k.StaffId && s.DisabledAt == null))
                    .OrderBy(s => s.Id).Select(s => new CheckpointKeeperRow(s.Id, s.Name)).ToList(),
                new OutcomeCount(
                    db.Passages.Count(p => p.CheckpointId == c.Id && p.At >= today && p.Outcome == PassageOutcome.Admitted),
                    db.Passages.Count(p => p.CheckpointId == c.Id && p.At >= today && p.Outcome == PassageOutcome.Refused))),
            c => c.Id, ct));
    }
}

public sealed record CheckpointRow(
    long Id, long OrganisationId, string Organisation, string Name, bool Closed, IReadOnlyList<CheckpointKeeperRow> Keepers, OutcomeCount Today);

public sealed record CheckpointKeeperRow(long Id, string Name);

/// <summary>How many passages ended how.</summary>
public sealed record OutcomeCount(int Admitted, int Refused);
