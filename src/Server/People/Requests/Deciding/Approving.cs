using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.People.Requests.Deciding;

/// <summary>What an approval did besides the request itself.</summary>
/// <param name="Registered">Whether a new person came into the register.</param>
/// <param name="Left">A household that may be empty now.</param>
internal sealed record ApprovedDeed(bool Registered = false, long? Left = null);

/// <summary>Does in the register what a request asks; the caller saves.</summary>
internal sealed class Approving(PaiyiDb db, PersonSeal seal, PersonalDataCipher cipher, TimeProvider clock)
{
    public Task<(ApprovedDeed? Deed, Refusal? Refusal)> RunAsync(PersonRequest request, Staff staff, CancellationToken ct) => request.Kind switch
    {
        RequestKind.JoinHousehold => JoinAsync(request, staff, ct),
        RequestKind.LeaveHousehold => LeaveAsync(request, ct),
        _ => CorrectAsync(request, staff, ct),
    };

    private async Task<(ApprovedDeed?, Refusal?)> JoinAsync(PersonRequest request, Staff staff, CancellationToken ct)
    {
        var data = RequestedData.Open(cipher, request);
        var applicant = await db.Persons.SingleOrDefaultAsync(p => p.Id == request.ApplicantId && p.ArchivedAt == null, ct);
        if (applicant is null)
            return (null, RequestProblems.ApplicantGone);
        var index = seal.DocumentIndex(data.DocumentType!.Value, data.DocumentNumber!);
        // Looked up again: the person may have been registered since.
        var person = await db.Persons.SingleOrDefaultAsync(p => p.DocumentType == data.DocumentType && p.DocumentIndex == index, ct);
        if (person?.ArchivedAt is not null)
            return (null, PersonProblems.DocumentTaken);
        if (person is not null && !await db.PersonsIn(staff.Scope).AnyAsync(p => p.Id == person.Id, ct))
        {
            (request.PersonId, request.RegionPath) = (person.Id, person.RegionPath);
            return (null, RequestProblems.LivesElsewhere);
        }

        if (person is not null && person.Name != data.Name)
            return (null, RequestProblems.NameDiffers);
        var (now, former, registered) = (clock.GetUtcNow(), person?.HouseholdId, person is null);
        if (person is null)
        {
            var checkedData = new CheckedPerson(
                data.Name!, data.DocumentType.Value, data.DocumentNumber!, null, data.Sex!.Value, data.BirthDate!.Value, applicant.Address, "{}");
            person = seal.NewPerson(checkedData, applicant.RegionId, applicant.RegionPath, now, await db.NextIdAsync<Person>(ct));
            db.Add(person);
        }

        person.HouseholdId = await db.HouseholdOfAsync(applicant, ct);
        person.UpdatedAt = now;
        request.PersonId = person.Id;
        return (new ApprovedDeed(registered, former is { } left && left != person.HouseholdId ? left : null), null);
    }

    private async Task<(ApprovedDeed?, Refusal?)> LeaveAsync(PersonRequest request, CancellationToken ct)
    {
        var person = await db.Persons.SingleAsync(p => p.Id == request.PersonId, ct);
        var former = person.HouseholdId;
        (person.HouseholdId, person.UpdatedAt) = (null, clock.GetUtcNow());
        return (new ApprovedDeed(Left: former), null);
    }

    private async Task<(ApprovedDeed?, Refusal?)> CorrectAsync(PersonRequest request, Staff staff, CancellationToken ct)
    {
        var person = await db.PersonsIn(staff.Scope).SingleOrDefaultAsync(p => p.Id == request.PersonId, ct);
        if (person is null)
            return (null, PersonProblems.NotFound);
        if (request.Field == CorrectedField.Other)
            return (new ApprovedDeed(), null);
        if (staff.Scope.OrganisationId is { } own && await RefuseAsync(person.Id, request.Field, own, ct) is { } kept)
            return (null, kept);
        var data = RequestedData.Open(cipher, request);
        var (after, _, refusal) = CorrectionCheck.Run(person, request.Field!.Value, data.Value!, data.DocumentType, seal, clock.Today());
        if (after is null)
            return (null, refusal);
        Apply(person, after, request.Field.Value);
        person.UpdatedAt = clock.GetUtcNow();
        return (new ApprovedDeed(), null);
    }

    /// <summary>An organisation is held to what its own edits may do.</summary>
    private async Task<Refusal?> RefuseAsync(long person, CorrectedField? field, long own, CancellationToken ct)
    {
        if (field is CorrectedField.Name or CorrectedField.Document)
            return PersonProblems.IdentityKept;
        return await db.Memberships.AnyAsync(m => m.PersonId == person && m.LeftAt == null && m.OrganisationId != own, ct)
            ? PersonProblems.KeptElsewhere
            : null;
    }

    private void Apply(Person person, CheckedPerson after, CorrectedField field)
    {
        switch (field)
        {
            case CorrectedField.Name:
                person.Name = after.Name;
                break;
            case CorrectedField.Document:
                seal.FillDocument(person, after.DocumentType, after.DocumentNumber);
                (person.Sex, person.BirthDate) = (after.Sex, after.BirthDate);
                break;
            case CorrectedField.Phone:
                seal.FillPhone(person, after.Phone);
                break;
            case CorrectedField.Sex:
                person.Sex = after.Sex;
                break;
            case CorrectedField.BirthDate:
                person.BirthDate = after.BirthDate;
                break;
            case CorrectedField.Address:
                person.Address = after.Address;
                break;
        }
    }
}
