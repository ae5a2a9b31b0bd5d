using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Passages.Verifications;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Passages.Duty;

/// <summary>Finds a person without a phone by the document; limited per hour, and every look-up stands in the trail.</summary>
public static class LookUpPerson
{
    /// <summary>More namesakes than this are not gone through; then only the whole number tells.</summary>
    private const int MostNamesakes = 500;

    public static async Task<Results<Ok<VerifiedPerson>, Refusal>> Handle(
        LookUpPersonRequest request, Staff staff, HttpRequest http, Verifier verifier, LookupLimit limit, PaiyiDb db, PersonSeal seal, AuditTrail audit, CancellationToken ct)
    {
        if (await verifier.CheckGateAsync(request.CheckpointId, staff, ct) is { } refusal)
            return refusal;
        var byNumber = !string.IsNullOrWhiteSpace(request.Document);
        if (!byNumber && (string.IsNullOrWhiteSpace(request.Name) || request.DocumentTail is not { Length: 4 }))
            return PassageProblems.LookupIncomplete;
        if (await limit.TakeAsync(staff.Id) is { } tooMany)
            return tooMany;
        var persons = db.Persons.AsNoTracking().Where(p => p.ArchivedAt == null);
        var found = byNumber
            ? await ByNumberAsync(db, persons, request.Document!, seal, ct)
            : await ByNameAsync(persons, request.Name!.Trim(), request.DocumentTail!.ToUpperInvariant(), seal, ct);
        db.Add(audit.Entry(nameof(LookUpPerson), found.Count == 1 ? found[0] : null));
        await db.SaveChangesAsync(ct);
        if (found.Count > 1)
            return PassageProblems.PersonAmbiguous;
        var person = found.Count == 0
            ? null
            : await verifier.VerifyAsync(p => p.Id == found[0], request.CheckpointId, staff, null, Languages.Of(http), ct);
        return person is null ? PassageProblems.PersonNotFound : TypedResults.Ok(person);
    }

    private static Task<List<long>> ByNumberAsync(PaiyiDb db, IQueryable<Person> persons, string document, PersonSeal seal, CancellationToken ct)
    {
        var indexes = seal.DocumentIndexes(document);
        return persons.WithDocument(db, indexes).OrderBy(p => p.Id).Select(p => p.Id).Take(2).ToListAsync(ct);
    }

    /// <summary>The mask tells only the last character, so the numbers of the namesakes who have it are opened.</summary>
    private static async Task<List<long>> ByNameAsync(IQueryable<Person> persons, string name, string tail, PersonSeal seal, CancellationToken ct)
    {
        var (last, hidden) = (tail[^1..], "*");
        var namesakes = await persons
            .Where(p => p.Name == name && (p.DocumentMask.EndsWith(last) || p.DocumentMask.EndsWith(hidden)))
            .OrderBy(p => p.Id).Take(MostNamesakes + 1).ToListAsync(ct);
        return namesakes
            .Where(p => namesakes.Count > MostNamesakes || seal.OpenDocument(p).EndsWith(tail, StringComparison.OrdinalIgnoreCase))
            .Select(p => p.Id).Take(2).ToList();
    }
}

/// <summary>Either the document number, or name and the last four characters of the number.</summary>
public sealed record LookUpPersonRequest(
    long CheckpointId,
    [property: MaxLength(64)] string? Document,
    [property: MaxLength(60)] string? Name,
    [property: RegularExpression("[0-9A-Za-z]{4}")] string? DocumentTail);
