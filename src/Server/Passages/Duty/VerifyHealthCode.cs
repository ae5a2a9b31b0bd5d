using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Passages.Verifications;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Passages.Duty;

/// <summary>Verifies a scanned health code and answers with the colour that the register has now, not that of the code.</summary>
public static class VerifyHealthCode
{
    public static async Task<Results<Ok<VerifiedPerson>, Refusal>> Handle(
        VerifyHealthCodeRequest request, Staff staff, HttpRequest http, Verifier verifier, VerifyToken verify, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await verifier.CheckGateAsync(request.CheckpointId, staff, ct) is { } refusal)
            return refusal;
        var verdict = verify(request.Token, clock.GetUtcNow());
        if (TokenRefusals.Of(verdict) is { } rejected)
            return rejected;
        var shown = db.WithReference(verdict.Subject).Select(p => p.Id);
        var person = await verifier.VerifyAsync(
            p => shown.Contains(p.Id), request.CheckpointId, staff, verdict.ExpiresAt, Languages.Of(http), ct);
        return person is null ? PassageProblems.TokenPersonUnknown : TypedResults.Ok(person);
    }
}

/// <param name="Token">The text of the scanned code, whatever it is; a QR code holds at most 7,089 characters.</param>
public sealed record VerifyHealthCodeRequest(
    long CheckpointId,
    [property: Required, MaxLength(8000)] string Token);

public enum Verdict
{
    Valid,
}

/// <summary>The person at the gate, as much as a keeper needs to see.</summary>
/// <param name="Name">The first character only.</param>
/// <param name="MayPass">Whether the rules let this colour through; the temperature counts besides.</param>
/// <param name="Belongs">Whether the person is on the roster of the gate's organisation.</param>
/// <param name="ExpiresAt">When the shown code expires; null after a look-up by hand.</param>
public sealed record VerifiedPerson(
    Verdict Verdict, long PersonId, string Name, string? Photo, Sex Sex, int Age, string Colour, bool MayPass,
    IReadOnlyList<VerifiedReason> Reasons, bool Belongs, DateTimeOffset? ExpiresAt, string VerificationId);

public sealed record VerifiedReason(string Text);
