using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.ReturnApplications.Command;

/// <summary>Returns a return application for correction; the organisation reads the reason.</summary>
public static class SendBackReturnApplication
{
    public static Task<Results<NoContent, Refusal>> Handle(
        long id, ReturnDecisionRequest request, Staff staff, PaiyiDb db, AuditTrail audit, LivePublisher live, CancellationToken ct) =>
        ReturnDecision.TakeAsync(
            db, staff, id, ReturnDeed.Returned, ReturnState.Returned, request.Reason, request.Version,
            audit.Entry(nameof(SendBackReturnApplication), reason: request.Reason, detail: new { returnApplication = id }), live, ct);
}
