using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.People.Requests.Resident;

/// <summary>Asks that something the register says of a person is put right.</summary>
public static class AskForCorrection
{
    public static async Task<Results<Created<SubmittedRequest>, Refusal>> Handle(
        long personId, AskForCorrectionRequest request, Citizen citizen, PaiyiDb db, PersonSeal seal, PersonalDataCipher cipher, LivePublisher live,
        TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        var person = await db.PersonsOf(citizen, today).AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, ct);
        if (person is null)
            return PersonProblems.NotFound;
        var reason = request.Reason.Trim();
        if (reason.Length < 4)
            return RequestProblems.ReasonMissing;
        var value = request.Value.Trim();
        if (value.Length == 0)
            return RequestProblems.ValueMissing;
        var (_, written, refusal) = CorrectionCheck.Run(person, request.Field, value, request.DocumentType, seal, today);
        if (refusal is not null)
            return refusal;
        return await Submitting.AddAsync(db, citizen, new PersonRequest
        {
            Kind = RequestKind.Correction,
            State = RequestState.Pending,
            CitizenId = citizen.Id,
            ApplicantId = person.Id,
            PersonId = person.Id,
            RegionPath = person.RegionPath,
            SubjectName = person.Name,
            Field = request.Field,
            DataSealed = new RequestedData { DocumentType = request.DocumentType, Value = written }.Seal(cipher),
            Reason = reason,
            SubmittedAt = clock.GetUtcNow(),
            ClientKey = request.ClientKey,
        }, live, ct);
    }
}

/// <summary>What is wrong, what is right, and why.</summary>
/// <param name="ClientKey">The phone's own number for this request: sent twice, it is one request.</param>
/// <param name="DocumentType">Of a new document number; that of the register when absent.</param>
public sealed record AskForCorrectionRequest(
    Guid ClientKey,
    CorrectedField Field,
    [property: Required, MaxLength(240)] string Value,
    DocumentType? DocumentType,
    [property: Required, MaxLength(300)] string Reason);
