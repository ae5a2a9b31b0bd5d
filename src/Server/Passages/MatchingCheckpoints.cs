using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;

namespace Paiyi.Server.Passages;

/// <summary>The checkpoints of a scope that a filter finds, the same for the list, its export and what is done to all of them.</summary>
internal static class MatchingCheckpoints
{
    public static IQueryable<Checkpoint> CheckpointsMatching(this PaiyiDb db, Staff staff, CheckpointFilter filter)
    {
        var checkpoints = db.CheckpointsIn(staff.Scope);
        if (filter.OrganisationId is { } organisation)
            checkpoints = checkpoints.Where(c => c.OrganisationId == organisation);
        if (!string.IsNullOrWhiteSpace(filter.Name))
        {
            var part = Likeness.Containing(filter.Name);
            checkpoints = checkpoints.Where(c => EF.Functions.ILike(c.Name, part, "\\"));
        }

        if (filter.Id is { } id)
            checkpoints = checkpoints.Where(c => c.Id == id);
        return checkpoints;
    }
}

/// <summary>Which checkpoints.</summary>
public sealed class CheckpointFilter
{
    /// <summary>This checkpoint only.</summary>
    public long? Id { get; init; }

    public long? OrganisationId { get; init; }

    /// <summary>Part of the checkpoint's name.</summary>
    [MaxLength(60)]
    public string? Name { get; init; }
}
