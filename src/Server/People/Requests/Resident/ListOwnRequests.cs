using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Paging;

namespace Paiyi.Server.People.Requests.Resident;

/// <summary>Lists what the caller asked of the register, the newest first, with what became of it.</summary>
public static class ListOwnRequests
{
    public static async Task<Ok<Page<OwnRequest>>> Handle([AsParameters] PageRequest page, Citizen citizen, PaiyiDb db, CancellationToken ct) =>
        TypedResults.Ok(await db.RequestsOf(citizen).ToPageAsync(
            page, r => r.Id,
            r => new OwnRequest(
                r.Id, r.Kind, r.State, r.SubjectName, r.Relation, r.Field, r.ProofFileId != null, r.Reason, r.SubmittedAt, r.DecidedAt, r.DecisionReason),
            r => r.Id, ct));
}

/// <summary>One request; the values that it names are not given back.</summary>
/// <param name="DecisionReason">What the officer says to it, when it was refused.</param>
public sealed record OwnRequest(
    long Id, RequestKind Kind, RequestState State, string Name, FamilyRelation? Relation, CorrectedField? Field, bool HasProof, string? Reason,
    DateTimeOffset SubmittedAt, DateTimeOffset? DecidedAt, string? DecisionReason);
