using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Requests.Consoles;

/// <summary>
/// Shows a request with what it wants written, beside what the register says now. Whole numbers are shown, to be compared
/// with the proof, so the look stands in the trail.
/// </summary>
public static class GetRequest
{
    public static async Task<Results<Ok<RequestDetail>, Refusal>> Handle(
        long id, Staff staff, PaiyiDb db, PersonSeal seal, PersonalDataCipher cipher, AuditTrail audit, CancellationToken ct)
    {
        var request = await db.RequestsIn(staff.Scope).AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct);
        if (request is null)
            return RequestProblems.NotFound;
        var applicant = await db.Persons.AsNoTracking().SingleAsync(p => p.Id == request.ApplicantId, ct);
        var person = request.PersonId is { } known ? await db.Persons.AsNoTracking().SingleAsync(p => p.Id == known, ct) : null;
        var data = RequestedData.Open(cipher, request);
        var decider = await db.StaffAccounts.Where(s => s.Id == request.DecidedBy).Select(s => s.Name).FirstOrDefaultAsync(ct);
        db.Add(audit.Entry(nameof(GetRequest), request.PersonId ?? request.ApplicantId, detail: new { request = id }));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new RequestDetail(
            request.Id, request.Kind, request.State, request.SubjectName, request.PersonId, applicant.Name,
            applicant.PhoneMask, request.Relation, request.Field, data.DocumentType, data.DocumentNumber, data.Sex, data.BirthDate,
            person is null ? null : Current(request.Field, person, seal), data.Value, person is not null && person.Name != request.SubjectName,
            request.Reason, request.ProofFileId is not null, request.SubmittedAt, request.DecidedAt, decider, request.DecisionReason, request.Version));
    }

    private static string? Current(CorrectedField? field, Person person, PersonSeal seal) => field switch
    {
        CorrectedField.Name => person.Name,
        CorrectedField.Document => seal.OpenDocument(person),
        CorrectedField.Phone => seal.OpenPhone(person),
        CorrectedField.Sex => person.Sex.ToString(),
        CorrectedField.BirthDate => person.BirthDate.ToString("yyyy-MM-dd"),
        CorrectedField.Address => person.Address,
        _ => null,
    };
}

/// <summary>A request as an officer decides it.</summary>
/// <param name="PersonId">The person of the register whom it is about; null when there is none yet.</param>
/// <param name="ApplicantPhone">Masked.</param>
/// <param name="CurrentValue">What the register says of the field that is to be corrected.</param>
/// <param name="NameDiffers">Whether the register has another name for the document.</param>
public sealed record RequestDetail(
    long Id, RequestKind Kind, RequestState State, string Name, long? PersonId, string Applicant, string? ApplicantPhone,
    FamilyRelation? Relation, CorrectedField? Field, DocumentType? DocumentType, string? DocumentNumber, Sex? Sex, DateOnly? BirthDate,
    string? CurrentValue, string? Value, bool NameDiffers, string? Reason, bool HasProof, DateTimeOffset SubmittedAt, DateTimeOffset? DecidedAt,
    string? DecidedBy, string? DecisionReason, uint Version);
