using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.ReturnApplications.Command;

/// <summary>Approves a return application.</summary>
public static class ApproveReturnApplication
{
    public static Task<Results<NoContent, Refusal>> Handle(
        long id, ReturnDecisionRequest request, Staff staff, PaiyiDb db, AuditTrail audit, LivePublisher live, CancellationToken ct) =>
        ReturnDecision.TakeAsync(
            db, staff, id, ReturnDeed.Approved, ReturnState.Approved, request.Reason, request.Version,
            audit.Entry(nameof(ApproveReturnApplication), reason: request.Reason, detail: new { returnApplication = id }), live, ct);
}
