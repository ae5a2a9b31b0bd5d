using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
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
    public static async Task<Results<Ok<VerifiedPerson>, Refusal>> Handle(
        LookUpPersonRequest request, Staff staff, HttpRequest http, Verifier verifier, LookupLimit limit, PaiyiDb db, PersonSeal seal, AuditTrail audit, CancellationToken ct)
    {
        if (await verifier.CheckGateAsync(request.CheckpointId, staff, ct) is { } refusal)
            return refusal;
        if (Condition(request, seal) is not { } who)
            return PassageProblems.LookupIncomplete;
        if (await limit.TakeAsync(staff.Id) is { } tooMany)
            return tooMany;
        var found = await db.Persons.Where(p => p.ArchivedAt == null).Where(who).OrderBy(p => p.Id).Select(p => p.Id).Take(2).ToListAsync(ct);
        db.Add(audit.Entry(nameof(LookUpPerson), found.Count == 1 ? found[0] : null));
        await db.SaveChangesAsync(ct);
        if (found.Count > 1)
            return PassageProblems.PersonAmbiguous;
        var person = found.Count == 0
            ? null
            : await verifier.VerifyAsync(p => p.Id == found[0], request.CheckpointId, staff, null, Languages.Of(http), ct);
        return person is null ? PassageProblems.PersonNotFound : TypedResults.Ok(person);
    }

    /// <summary>The whole number, or the name with the four last characters of it, which is what its mask shows.</summary>
    private static Expression<Func<Person, bool>>? Condition(LookUpPersonRequest request, PersonSeal seal)
    {
        if (!string.IsNullOrWhiteSpace(request.Document))
        {
            var indexes = seal.DocumentIndexes(request.Document);
            return p => indexes.Contains(p.DocumentIndex);
        }

        if (string.IsNullOrWhiteSpace(request.Name) || request.DocumentTail is not { Length: 4 } tail)
            return null;
        var name = request.Name.Trim();
        tail = tail.ToUpperInvariant();
        return p => p.Name == name && p.DocumentMask.EndsWith(tail);
    }
}

/// <summary>Either the document number, or name and the last four characters of the number.</summary>
public sealed record LookUpPersonRequest(
    long CheckpointId,
    [property: MaxLength(64)] string? Document,
    [property: MaxLength(60)] string? Name,
    [property: RegularExpression("[0-9A-Za-z]{4}")] string? DocumentTail);
