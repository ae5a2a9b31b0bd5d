using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Passages.Duty;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Policies;

namespace Paiyi.Server.Passages.Verifications;

/// <summary>
/// Whom a keeper has seen: by the verification that the server kept, or by the code that an offline phone verified
/// itself. The latter is verified again, as of the moment of the passage, and counts with the colour that it showed.
/// </summary>
public sealed class SeenPersons(PaiyiDb db, VerificationStore verifications, VerifyToken verify, RuleSets ruleSets)
{
    private const string HealthCodeRules = "health-code";

    /// <summary>The verification, or why there is none.</summary>
    public async Task<(Verification? Verification, Refusal? Refusal)> FindAsync(RecordPassageRequest request, Staff keeper, CancellationToken ct)
    {
        if (!string.IsNullOrEmpty(request.VerificationId))
        {
            var kept = await verifications.FindAsync(request.VerificationId);
            return kept is not null && kept.CheckpointId == request.CheckpointId && kept.KeeperId == keeper.Id
                ? (kept with { PersonId = await db.SurvivorOfAsync(kept.PersonId, ct) }, null)
                : (null, PassageProblems.VerificationUnknown);
        }

        if (string.IsNullOrEmpty(request.Token))
            return (null, PassageProblems.VerificationUnknown);
        var verdict = verify(request.Token, request.At);
        if (TokenRefusals.Of(verdict) is { } refusal)
            return (null, refusal);
        var person = await db.WithReference(verdict.Subject).Select(p => p.Id).FirstOrDefaultAsync(ct);
        if (person == 0)
            return (null, PassageProblems.TokenPersonUnknown);
        var rules = await ruleSets.InForceAsync(HealthCodeRules, request.At, ct);
        var mayPass = rules?.Rules.MayPass.Contains(verdict.Colour) == true;
        return (new Verification(person, verdict.Colour, mayPass, request.CheckpointId, keeper.Id), null);
    }

    public Task MarkRecordedAsync(RecordPassageRequest request) =>
        string.IsNullOrEmpty(request.VerificationId) ? Task.CompletedTask : verifications.MarkUsedAsync(request.VerificationId);
}
