using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.People.Resident;

/// <summary>Shows a citizen the whole numbers of a person they act for, after a code that was sent to the phone just now.</summary>
public static class RevealOwnData
{
    public static async Task<Results<Ok<OwnNumbers>, Refusal>> Handle(
        long personId, RevealOwnDataRequest request, Citizen citizen, PaiyiDb db, CitizenCodes codes, PersonSeal seal, AuditTrail audit,
        TimeProvider clock, CancellationToken ct)
    {
        var person = await db.PersonsOf(citizen, clock.Today()).AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, ct);
        if (person is null)
            return PersonProblems.NotFound;
        if (await codes.RedeemAsync(citizen, request.Code, ct) is { } refusal)
            return refusal;
        db.Add(audit.Entry(nameof(RevealOwnData), person.Id));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new OwnNumbers(seal.OpenDocument(person), seal.OpenPhone(person)));
    }
}

/// <param name="Code">From the message that was asked for with <c>confirmation-codes</c>.</param>
public sealed record RevealOwnDataRequest([property: Required, MaxLength(20)] string Code);

/// <summary>The whole numbers; a person without a phone has none.</summary>
public sealed record OwnNumbers(string Document, string? Phone);
