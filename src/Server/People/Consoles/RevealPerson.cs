using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Consoles;

/// <summary>Shows a person's numbers in full. The reason stands in the trail before anything is shown.</summary>
public static class RevealPerson
{
    private const int ShortestReason = 4;

    public static async Task<Results<Ok<RevealedPerson>, Refusal>> Handle(
        long id, RevealPersonRequest request, Staff staff, PaiyiDb db, PersonSeal seal, AuditTrail audit, CancellationToken ct)
    {
        var reason = request.Reason.Trim();
        if (reason.Length < ShortestReason)
            return PersonProblems.RevealReason;
        var person = await db.PersonsIn(staff.Scope).AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct);
        if (person is null)
            return PersonProblems.NotFound;
        var fields = request.Fields.Distinct().Order().ToArray();
        db.Add(audit.Entry(nameof(RevealPerson), person.Id, reason, new { fields }));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new RevealedPerson(
            fields.Contains(RevealedField.Document) ? seal.OpenDocument(person) : null,
            fields.Contains(RevealedField.Phone) ? seal.OpenPhone(person) : null));
    }
}

/// <summary>What can be shown in full.</summary>
public enum RevealedField
{
    Document,
    Phone,
}

/// <summary>Which numbers, and why they are needed.</summary>
public sealed record RevealPersonRequest(
    [property: Required, MinLength(1), MaxLength(4)] RevealedField[] Fields,
    [property: Required, StringLength(300, MinimumLength = 4)] string Reason);

/// <summary>The numbers that were asked for; a person without a phone has none.</summary>
public sealed record RevealedPerson(string? Document, string? Phone);
