using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Passages.Consoles;

/// <summary>Adds a checkpoint to an organisation of the caller's scope.</summary>
public static class CreateCheckpoint
{
    public static async Task<Results<Created<CreatedCheckpoint>, Refusal>> Handle(
        CreateCheckpointRequest request, Staff staff, PaiyiDb db, AuditTrail audit, CancellationToken ct)
    {
        if (!await db.Organisations.In(staff.Scope).AnyAsync(o => o.Id == request.OrganisationId && o.ArchivedAt == null, ct))
            return PassageProblems.OrganisationNotFound;
        var checkpoint = new Checkpoint { OrganisationId = request.OrganisationId, Name = request.Name.Trim() };
        db.Add(checkpoint);
        db.Add(audit.Entry(nameof(CreateCheckpoint), detail: new { checkpoint.Name, organisation = checkpoint.OrganisationId }));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.Duplicates(Checkpoint.UniqueName))
        {
            return PassageProblems.CheckpointNameTaken;
        }

        return TypedResults.Created((string?)null, new CreatedCheckpoint(checkpoint.Id));
    }
}

public sealed record CreateCheckpointRequest(
    long OrganisationId,
    [property: Required, StringLength(60, MinimumLength = 1), RegularExpression(@".*\S.*")] string Name);

public sealed record CreatedCheckpoint(long Id);
