using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Files;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Requests.Resident;

/// <summary>Receives the picture that proves a request, as the request's body; a second one replaces the first.</summary>
public static class AttachProof
{
    public const long Limit = 5 << 20;

    public static async Task<Results<Ok<SubmittedRequest>, Refusal>> Handle(
        long id, Stream file, HttpContext http, Citizen citizen, PaiyiDb db, FileStore files, LivePublisher live, TimeProvider clock,
        CancellationToken ct)
    {
        var request = await db.RequestsOf(citizen).SingleOrDefaultAsync(r => r.Id == id, ct);
        if (request is null)
            return RequestProblems.NotFound;
        if (request.State is not (RequestState.AwaitingProof or RequestState.Pending))
            return RequestProblems.Decided;
        if (http.Request.ContentLength > Limit)
            return RequestProblems.ProofTooLarge;
        await using var received = await TemporaryFiles.ReceiveAsync(file, Limit, ct);
        if (received is null)
            return RequestProblems.ProofTooLarge;
        if (await PictureKinds.OfAsync(received, ct) is not { } kind)
            return RequestProblems.ProofKind;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var stored = await files.StoreAsync((NpgsqlConnection)db.Database.GetDbConnection(), received, "proof", kind, ct);
        request.ProofFileId = stored.Id;
        if (request.State == RequestState.AwaitingProof)
            (request.State, request.SubmittedAt) = (RequestState.Pending, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        live.Changed(LiveTopic.Requests, LiveRequests.Source, id);
        return TypedResults.Ok(new SubmittedRequest(request.Id, request.State));
    }
}
