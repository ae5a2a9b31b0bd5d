using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Consoles;

/// <summary>Moves a person into a household, together with another person, or out of any.</summary>
public static class MoveToHousehold
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, MoveToHouseholdRequest request, Staff staff, PaiyiDb db, AuditTrail audit, TimeProvider clock, CancellationToken ct)
    {
        if ((request.HouseholdId is not null && request.WithPersonId is not null) || request.WithPersonId == id)
            return PersonProblems.HouseholdChoice;
        var person = await db.PersonsIn(staff.Scope).SingleOrDefaultAsync(p => p.Id == id, ct);
        if (person is null)
            return PersonProblems.NotFound;
        if (request.HouseholdId is { } known && !await db.PersonsIn(staff.Scope).AnyAsync(p => p.HouseholdId == known, ct))
            return PersonProblems.HouseholdUnknown;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (former, household) = (person.HouseholdId, request.HouseholdId);
        if (request.WithPersonId is { } with)
        {
            var other = await db.PersonsIn(staff.Scope).SingleOrDefaultAsync(p => p.Id == with, ct);
            if (other is null)
                return PersonProblems.NotFound;
            household = await db.HouseholdOfAsync(other, ct);
        }

        person.HouseholdId = household;
        person.UpdatedAt = clock.GetUtcNow();
        db.Add(audit.Entry(nameof(MoveToHousehold), person.Id, detail: new { household }));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation })
        {
            // Its last member has just left, and the household with them.
            return PersonProblems.HouseholdUnknown;
        }

        if (former is { } left && left != household)
            await db.RemoveHouseholdIfEmptyAsync(left, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>One of the two, or neither for a person who lives alone.</summary>
public sealed record MoveToHouseholdRequest(long? HouseholdId, long? WithPersonId);
