using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Requests.Consoles;

/// <summary>Returns a request; the one who asked reads the reason.</summary>
public static class RefuseRequest
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, RefuseRequestRequest body, Staff staff, PaiyiDb db, AuditTrail audit, LivePublisher live, TimeProvider clock, CancellationToken ct)
    {
        var request = await db.RequestsIn(staff.Scope).SingleOrDefaultAsync(r => r.Id == id, ct);
        if (request is null)
            return RequestProblems.NotFound;
        if (request.State != RequestState.Pending)
            return RequestProblems.Decided;
        var reason = body.Reason.Trim();
        if (reason.Length < 4)
            return RequestProblems.ReasonMissing;
        db.Entry(request).Property(r => r.Version).OriginalValue = body.Version;
        var now = clock.GetUtcNow();
        (request.State, request.DecidedAt, request.DecidedBy, request.DecisionReason) = (RequestState.Refused, now, staff.Id, reason);
        db.Add(new OutboxRow { Kind = RequestDecision.OutboxKind, Subject = id, DueAt = now });
        db.Add(audit.Entry(nameof(RefuseRequest), request.PersonId, reason, new { request = id, request.Kind, request.Field }));
        await db.SaveChangesAsync(ct);
        live.Changed(LiveTopic.Requests, LiveRequests.Source, id);
        return TypedResults.NoContent();
    }
}

/// <param name="Version">As the officer saw it.</param>
public sealed record RefuseRequestRequest([property: Required, MaxLength(300)] string Reason, uint Version);
