using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Consoles;

/// <summary>
/// Changes a person's data. An absent document number, phone or attribute object stays as it is; an empty phone is
/// removed. An organisation is held to what an import may do: never name or document, and nothing of a person who is on
/// another roster too.
/// </summary>
public static class EditPerson
{
    private const string NameField = "name";
    private const string DocumentField = "document";

    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, EditPersonRequest request, Staff staff, PaiyiDb db, PersonSeal seal, AuditTrail audit, TimeProvider clock, CancellationToken ct)
    {
        var person = await db.PersonsIn(staff.Scope).SingleOrDefaultAsync(p => p.Id == id, ct);
        if (person is null)
            return PersonProblems.NotFound;
        var refusals = new List<Refusal>();
        var attributes = request.Attributes is null
            ? AttributeSet.None
            : AttributeSet.OfPersons(await db.AttributeDefinitions.AsNoTracking().ToListAsync(ct));
        var data = request.ToDraft(seal.OpenDocument(person)).Check(attributes, clock.Today(), refusals);
        var region = request.RegionId == person.RegionId
            ? (person.RegionId, person.RegionPath)
            : await FindRegionAsync(request.RegionId, staff, db, clock.Today(), ct);
        if (region is null)
            refusals.Add(PersonProblems.RegionUnknown);
        if (data is null || region is not { } place || refusals.Count > 0)
            return Refusal.OfFields(refusals);

        db.Entry(person).Property(p => p.Version).OriginalValue = request.Version;
        var changed = Apply(person, data, request, place, attributes, seal);
        if (staff.Scope.OrganisationId is { } own && await RefuseAsync(db, person, own, changed, ct) is { } refusal)
            return refusal;
        if (changed.Count == 0)
            return request.Version == person.Version ? TypedResults.NoContent() : PlatformProblems.ChangedMeanwhile;
        person.UpdatedAt = clock.GetUtcNow();
        db.Add(new OutboxRow { Kind = PersonChange.OutboxKind, Subject = person.Id, DueAt = person.UpdatedAt });
        db.Add(audit.Entry(nameof(EditPerson), person.Id, detail: new { changed }));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.Duplicates(Person.OneDocument))
        {
            return PersonProblems.DocumentTaken;
        }

        return TypedResults.NoContent();
    }

    /// <summary>Why an organisation may not save these changes; then nothing is saved.</summary>
    private static async Task<Refusal?> RefuseAsync(PaiyiDb db, Person person, long own, List<string> changed, CancellationToken ct)
    {
        if (changed.Contains(NameField))
            return PersonProblems.IdentityKept.At("name");
        if (changed.Contains(DocumentField))
            return PersonProblems.IdentityKept.At("documentNumber");
        return changed.Count > 0 && await db.Memberships.AnyAsync(m => m.PersonId == person.Id && m.LeftAt == null && m.OrganisationId != own, ct)
            ? PersonProblems.KeptElsewhere
            : null;
    }

    private static async Task<(int Id, string Path)?> FindRegionAsync(int id, Staff staff, PaiyiDb db, DateOnly today, CancellationToken ct)
    {
        var region = await db.Regions.In(staff.Scope).AsNoTracking()
            .SingleOrDefaultAsync(r => r.Id == id && (r.ValidTo == null || r.ValidTo > today), ct);
        return region is null ? null : (region.Id, region.Path);
    }

    /// <summary>Writes what differs and returns the names of those fields, for the trail.</summary>
    private static List<string> Apply(
        Person person, CheckedPerson data, EditPersonRequest request, (int Id, string Path) region, AttributeSet attributes, PersonSeal seal)
    {
        var changed = new List<string>();
        void Change(bool differs, string field, Action write)
        {
            if (!differs)
                return;
            write();
            changed.Add(field);
        }

        Change(person.Name != data.Name, NameField, () => person.Name = data.Name);
        Change(person.DocumentType != data.DocumentType || seal.OpenDocument(person) != data.DocumentNumber, DocumentField,
            () => seal.FillDocument(person, data.DocumentType, data.DocumentNumber));
        Change(request.Phone is not null && seal.OpenPhone(person) != data.Phone, "phone", () => seal.FillPhone(person, data.Phone));
        Change(person.Sex != data.Sex, "sex", () => person.Sex = data.Sex);
        Change(person.BirthDate != data.BirthDate, "birthDate", () => person.BirthDate = data.BirthDate);
        Change(person.RegionId != region.Id, "region", () => (person.RegionId, person.RegionPath) = region);
        Change(person.Address != data.Address, "address", () => person.Address = data.Address);
        var merged = attributes.Merge(person.Attributes, data.AttributesJson);
        Change(!JsonElement.DeepEquals(person.Attributes, merged), "attributes", () => person.Attributes = merged);
        return changed;
    }
}

/// <summary>A person's data after an edit, with the version that the editor saw.</summary>
public sealed record EditPersonRequest(
    [property: MaxLength(240)] string Name,
    DocumentType DocumentType,
    [property: MaxLength(64)] string? DocumentNumber,
    [property: MaxLength(64)] string? Phone,
    Sex? Sex,
    DateOnly? BirthDate,
    int RegionId,
    [property: MaxLength(200)] string? Address,
    Dictionary<string, JsonElement>? Attributes,
    uint Version)
{
    internal PersonDraft ToDraft(string currentDocument) => new()
    {
        Name = Name,
        DocumentType = DocumentType.ToString(),
        DocumentNumber = DocumentNumber ?? currentDocument,
        Phone = Phone,
        Sex = Sex?.ToString(),
        BirthDate = BirthDate?.ToString("yyyy-MM-dd"),
        Address = Address,
        Attributes = AttributeSet.RawOf(Attributes),
    };
}
