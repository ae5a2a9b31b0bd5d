using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People.Requests.Deciding;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Requests.Consoles;

/// <summary>Agrees to a request and does what it asks, in one transaction.</summary>
public static class ApproveRequest
{
    internal static async Task<Results<NoContent, Refusal>> Handle(
        long id, ApproveRequestRequest body, Staff staff, PaiyiDb db, Approving approving, AuditTrail audit, LivePublisher live, TimeProvider clock,
        CancellationToken ct)
    {
        var request = await db.RequestsIn(staff.Scope).SingleOrDefaultAsync(r => r.Id == id, ct);
        if (request is null)
            return RequestProblems.NotFound;
        if (request.State != RequestState.Pending)
            return RequestProblems.Decided;
        db.Entry(request).Property(r => r.Version).OriginalValue = body.Version;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (deed, refusal) = await approving.RunAsync(request, staff, ct);
        if (refusal is not null)
        {
            // What was found meanwhile stays: officers of another region will see the request.
            if (refusal.Code != RequestProblems.LivesElsewhere.Code)
                return refusal;
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            live.Changed(LiveTopic.Requests, LiveRequests.Source, id);
            return refusal;
        }

        var now = clock.GetUtcNow();
        (request.State, request.DecidedAt, request.DecidedBy) = (RequestState.Approved, now, staff.Id);
        db.Add(new OutboxRow { Kind = RequestDecision.OutboxKind, Subject = id, DueAt = now });
        if (request.PersonId is { } person)
            db.Add(new OutboxRow { Kind = PersonChange.OutboxKind, Subject = person, DueAt = now });
        db.Add(audit.Entry(nameof(ApproveRequest), request.PersonId, detail: new { request = id, request.Kind, request.Field, deed!.Registered }));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.Duplicates(Person.OneDocument))
        {
            return PersonProblems.DocumentTaken;
        }

        if (deed.Left is { } left)
            await db.RemoveHouseholdIfEmptyAsync(left, ct);
        await transaction.CommitAsync(ct);
        live.Changed(LiveTopic.Requests, LiveRequests.Source, id);
        return TypedResults.NoContent();
    }
}

/// <param name="Version">As the officer saw it.</param>
public sealed record ApproveRequestRequest(uint Version);
