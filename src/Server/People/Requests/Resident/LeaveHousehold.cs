using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.People.Requests.Resident;

/// <summary>
/// Leaves a household: oneself at once; somebody one acts for when an officer agrees, because others may care for that
/// person too.
/// </summary>
public static class LeaveHousehold
{
    public static async Task<Results<Created<SubmittedRequest>, NoContent, Refusal>> Handle(
        long personId, LeaveHouseholdRequest request, Citizen citizen, PaiyiDb db, PersonalDataCipher cipher, AuditTrail audit, LivePublisher live,
        TimeProvider clock, CancellationToken ct)
    {
        var person = await db.PersonsOf(citizen, clock.Today()).SingleOrDefaultAsync(p => p.Id == personId, ct);
        if (person is null)
            return PersonProblems.NotFound;
        if (person.HouseholdId is not { } household)
            return RequestProblems.NoHousehold;
        if (await db.OwnPersonsOf(citizen).AnyAsync(p => p.Id == personId, ct))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            (person.HouseholdId, person.UpdatedAt) = (null, clock.GetUtcNow());
            db.Add(audit.Entry(nameof(LeaveHousehold), person.Id));
            await db.SaveChangesAsync(ct);
            await db.RemoveHouseholdIfEmptyAsync(household, ct);
            await transaction.CommitAsync(ct);
            return TypedResults.NoContent();
        }

        var submitted = await Submitting.AddAsync(db, citizen, new PersonRequest
        {
            Kind = RequestKind.LeaveHousehold,
            State = RequestState.Pending,
            CitizenId = citizen.Id,
            ApplicantId = person.Id,
            PersonId = person.Id,
            RegionPath = person.RegionPath,
            SubjectName = person.Name,
            DataSealed = new RequestedData().Seal(cipher),
            Reason = Submitting.Blank(request.Reason),
            SubmittedAt = clock.GetUtcNow(),
            ClientKey = request.ClientKey,
        }, live, ct);
        return submitted.Result is Created<SubmittedRequest> created ? created : (Refusal)submitted.Result;
    }
}

/// <summary>Why; an officer reads it when the one who leaves is somebody else.</summary>
/// <param name="ClientKey">The phone's own number for this request: sent twice, it is one request.</param>
public sealed record LeaveHouseholdRequest(Guid ClientKey, [property: MaxLength(300)] string? Reason);
