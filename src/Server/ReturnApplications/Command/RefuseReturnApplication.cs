using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.ReturnApplications.Command;

/// <summary>Refuses a return application; the organisation reads the reason.</summary>
public static class RefuseReturnApplication
{
    public static Task<Results<NoContent, Refusal>> Handle(
        long id, ReturnDecisionRequest request, Staff staff, PaiyiDb db, AuditTrail audit, LivePublisher live, CancellationToken ct) =>
        ReturnDecision.TakeAsync(
            db, staff, id, ReturnDeed.Refused, ReturnState.Refused, request.Reason, request.Version,
            audit.Entry(nameof(RefuseReturnApplication), reason: request.Reason, detail: new { returnApplication = id }), live, ct);
}
