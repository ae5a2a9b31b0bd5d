using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People.Duplicates;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Consoles;

/// <summary>
/// Adds a person to the register, and to a roster if one is given. An organisation that names a person who is already
/// registered, with the right name, gets that person onto its roster, as an import would do. Somebody new who resembles a
/// person of the caller's scope is refused once, with whom it is; who adds anyway parks the pair in the queue.
/// </summary>
public static class AddPerson
{
    public static async Task<Results<Created<AddedPerson>, Refusal>> Handle(
        AddPersonRequest request, Staff staff, PaiyiDb db, PersonSeal seal, AuditTrail audit, TimeProvider clock, CancellationToken ct)
    {
        var (today, now) = (clock.Today(), clock.GetUtcNow());
        var refusals = new List<Refusal>();
        var attributes = AttributeSet.OfPersons(await db.AttributeDefinitions.AsNoTracking().ToListAsync(ct));
        var data = request.ToDraft().Check(attributes, today, refusals);
        var region = await db.Regions.In(staff.Scope).AsNoTracking()
            .SingleOrDefaultAsync(r => r.Id == request.RegionId && (r.ValidTo == null || r.ValidTo > today), ct);
        if (region is null)
            refusals.Add(PersonProblems.RegionUnknown);
        var organisation = request.OrganisationId ?? staff.Scope.OrganisationId;
        if (organisation is not null && !await db.Organisations.In(staff.Scope).AnyAsync(o => o.Id == organisation && o.ArchivedAt == null, ct))
            refusals.Add(PersonProblems.OrganisationUnknown);
        if (data is null || region is null || refusals.Count > 0)
            return Refusal.OfFields(refusals);

        var index = seal.DocumentIndex(data.DocumentType, data.DocumentNumber);
        var holder = await db.Persons.SingleOrDefaultAsync(p => p.DocumentType == data.DocumentType && p.DocumentIndex == index, ct);
        var person = holder?.MergedIntoId is { } survivor ? await db.Persons.SingleAsync(p => p.Id == survivor, ct) : holder;
        var isNew = person is null;
        if (person is null)
        {
            person = seal.NewPerson(data, region.Id, region.Path, now, await db.NextIdAsync<Person>(ct));
            db.Add(person);
            if (await ParkAlikeAsync(db, person, request.AlikeSeen == true, staff, now, ct) is { } alike)
                return alike;
            db.Add(new OutboxRow { Kind = PersonChange.OutboxKind, Subject = person.Id, DueAt = now });
        }
        else if (!staff.Scope.IsOrganisation || person.ArchivedAt is not null || (person.Name != data.Name && holder!.Name != data.Name))
        {
            return PersonProblems.DocumentTaken;
        }

        if (organisation is { } roster && !await JoinAsync(db, roster, person.Id, request, now, ct))
            return PersonProblems.DocumentTaken;
        db.Add(audit.Entry(nameof(AddPerson), person.Id, detail: new { organisation, registered = !isNew }));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.Duplicates(Person.OneDocument) || e.Duplicates(Membership.OneLine))
        {
            return PersonProblems.DocumentTaken;
        }

        return TypedResults.Created((string?)null, new AddedPerson(person.Id));
    }

    /// <summary>The persons that the caller may see whom the new one resembles, unless they have been seen; the pairs wait in the queue.</summary>
    private static async Task<Refusal?> ParkAlikeAsync(PaiyiDb db, Person person, bool seen, Staff staff, DateTimeOffset now, CancellationToken ct)
    {
        var found = await Duplicates.Alike.ToAsync(db, person, ct);
        var known = (await AlikeRow.OfAsync(db, staff.Scope, found.ConvertAll(a => (a.Id, a.PersonId, a.Score, a.KnownReasons())), ct))[person.Id].Where(a => a.PersonId is not null).ToList();
        if (known.Count > 0 && !seen)
            return PersonProblems.Alike.With("alike", known);
        db.AddRange(found.Select(a => a.Parked(DuplicateSource.Entry, now)));
        return null;
    }

    /// <summary>Puts the person on the roster, again if it once left; false when it stands there already.</summary>
    private static async Task<bool> JoinAsync(
        PaiyiDb db, long organisation, long person, AddPersonRequest request, DateTimeOffset now, CancellationToken ct)
    {
        var known = await db.Memberships.FindAsync([organisation, person], ct);
        if (known is { LeftAt: null })
            return false;
        var (group, number) = (request.Group?.Trim() ?? "", MembershipNumbers.Clean(request.Number));
        if (known is null)
            db.Add(new Membership { OrganisationId = organisation, PersonId = person, Group = group, Number = number, JoinedAt = now });
        else
            (known.LeftAt, known.Group, known.Number) = (null, group, number);
        return true;
    }
}

/// <summary>A new person as the form gives it. Sex and day of birth may be absent beside a resident id.</summary>
/// <param name="AlikeSeen">True when the persons who resemble this one were shown, and are not the same.</param>
public sealed record AddPersonRequest(
    [property: MaxLength(240)] string Name,
    DocumentType DocumentType,
    [property: MaxLength(64)] string DocumentNumber,
    [property: MaxLength(64)] string? Phone,
    Sex? Sex,
    DateOnly? BirthDate,
    int RegionId,
    [property: MaxLength(200)] string? Address,
    Dictionary<string, JsonElement>? Attributes,
    long? OrganisationId,
    [property: MaxLength(60)] string? Group,
    [property: MaxLength(40)] string? Number,
    bool? AlikeSeen = null)
{
    internal PersonDraft ToDraft() => new()
    {
        Name = Name,
        DocumentType = DocumentType.ToString(),
        DocumentNumber = DocumentNumber,
        Phone = Phone,
        Sex = Sex?.ToString(),
        BirthDate = BirthDate?.ToString("yyyy-MM-dd"),
        Address = Address,
        Attributes = AttributeSet.RawOf(Attributes),
    };
}

/// <summary>The person that was added, or put on the roster.</summary>
public sealed record AddedPerson(long Id);
