using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Requests.Resident;

/// <summary>Takes an open request back.</summary>
public static class WithdrawRequest
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, Citizen citizen, PaiyiDb db, LivePublisher live, TimeProvider clock, CancellationToken ct)
    {
        var request = await db.RequestsOf(citizen).SingleOrDefaultAsync(r => r.Id == id, ct);
        if (request is null)
            return RequestProblems.NotFound;
        if (request.State is not (RequestState.AwaitingProof or RequestState.Pending))
            return RequestProblems.Decided;
        (request.State, request.DecidedAt) = (RequestState.Withdrawn, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        live.Changed(LiveTopic.Requests, LiveRequests.Source, id);
        return TypedResults.NoContent();
    }
}
