using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People.Requests.Resident;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Requests;

/// <summary>What every new request passes: sent twice it is one, and nobody fills the queue alone.</summary>
internal static class Submitting
{
    public static async Task<Results<Created<SubmittedRequest>, Refusal>> AddAsync(
        PaiyiDb db, Citizen citizen, PersonRequest request, LivePublisher live, CancellationToken ct)
    {
        if (await FindAsync(db, citizen, request.ClientKey, ct) is { } sent)
            return Created(sent);
        var open = await db.RequestsOf(citizen).CountAsync(r => r.State == RequestState.Pending || r.State == RequestState.AwaitingProof, ct);
        if (open >= RequestProblems.MostOpen)
            return RequestProblems.TooManyOpen;
        db.Add(request);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.Duplicates(PersonRequest.ClientKeyIndex))
        {
            return await FindAsync(db, citizen, request.ClientKey, ct) is { } first ? Created(first) : PlatformProblems.ChangedMeanwhile;
        }

        if (request.State == RequestState.Pending)
            live.Changed(LiveTopic.Requests, LiveRequests.Source, request.Id);
        return Created(request);
    }

    public static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static Task<PersonRequest?> FindAsync(PaiyiDb db, Citizen citizen, Guid key, CancellationToken ct) =>
        db.RequestsOf(citizen).AsNoTracking().SingleOrDefaultAsync(r => r.ClientKey == key, ct);

    private static Created<SubmittedRequest> Created(PersonRequest request) =>
        TypedResults.Created((string?)null, new SubmittedRequest(request.Id, request.State));
}
