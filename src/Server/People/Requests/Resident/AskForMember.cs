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

/// <summary>
/// Asks that a child or an elder joins the caller's household. The answer is the same whether the register has the
/// document or not, so that nobody can find out who is in it.
/// </summary>
public static class AskForMember
{
    public static async Task<Results<Created<SubmittedRequest>, Refusal>> Handle(
        long personId, AskForMemberRequest request, Citizen citizen, PaiyiDb db, PersonSeal seal, PersonalDataCipher cipher, LivePublisher live,
        TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        if (!await db.PersonsOf(citizen, today).AnyAsync(p => p.Id == personId, ct))
            return PersonProblems.NotFound;
        var applicant = await db.OwnPersonsOf(citizen).AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, ct);
        if (applicant is null)
            return RequestProblems.NotOneself;
        var refusals = new List<Refusal>();
        if (request.ToDraft().Check(AttributeSet.None, today, refusals) is not { } data)
            return Refusal.OfFields(refusals);
        var index = seal.DocumentIndex(data.DocumentType, data.DocumentNumber);
        var known = await db.Persons.AsNoTracking()
            .SingleOrDefaultAsync(p => p.DocumentType == data.DocumentType && p.DocumentIndex == index && p.ArchivedAt == null, ct);
        if (known is not null && await db.PersonsOf(citizen, today).AnyAsync(p => p.Id == known.Id, ct))
            return RequestProblems.InHousehold;
        return await Submitting.AddAsync(db, citizen, new PersonRequest
        {
            Kind = RequestKind.JoinHousehold,
            State = RequestState.AwaitingProof,
            CitizenId = citizen.Id,
            ApplicantId = applicant.Id,
            PersonId = known?.Id,
            RegionPath = known?.RegionPath ?? applicant.RegionPath,
            SubjectName = data.Name,
            Relation = request.Relation,
            DataSealed = new RequestedData
            {
                Name = data.Name, DocumentType = data.DocumentType, DocumentNumber = data.DocumentNumber, Sex = data.Sex, BirthDate = data.BirthDate,
            }.Seal(cipher),
            Reason = Submitting.Blank(request.Reason),
            SubmittedAt = clock.GetUtcNow(),
            ClientKey = request.ClientKey,
        }, live, ct);
    }
}

/// <summary>The new member. Sex and day of birth may be absent beside a resident id.</summary>
/// <param name="ClientKey">The phone's own number for this request: sent twice, it is one request.</param>
public sealed record AskForMemberRequest(
    Guid ClientKey,
    FamilyRelation Relation,
    [property: Required, MaxLength(240)] string Name,
    DocumentType DocumentType,
    [property: Required, MaxLength(64)] string DocumentNumber,
    Sex? Sex,
    DateOnly? BirthDate,
    [property: MaxLength(300)] string? Reason)
{
    internal PersonDraft ToDraft() => new()
    {
        Name = Name,
        DocumentType = DocumentType.ToString(),
        DocumentNumber = DocumentNumber,
        Sex = Sex?.ToString(),
        BirthDate = BirthDate?.ToString("yyyy-MM-dd"),
    };
}

/// <summary>A request that was taken; one that needs a proof waits for its picture.</summary>
public sealed record SubmittedRequest(long Id, RequestState State);
