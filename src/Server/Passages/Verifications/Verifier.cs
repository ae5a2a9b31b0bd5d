using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Passages.Duty;
using Paiyi.Server.People;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Passages.Verifications;

/// <summary>What scanning and looking up have in common: the gate, the person at it, the answer for the keeper.</summary>
public sealed class Verifier(PaiyiDb db, ReadColour readColour, VerificationStore verifications, TimeProvider clock)
{
    /// <summary>The refusal when the keeper does not stand at that gate, or it is closed.</summary>
    public async Task<Refusal?> CheckGateAsync(long checkpointId, Staff keeper, CancellationToken ct)
    {
        var gate = await db.CheckpointsKeptBy(keeper).Where(c => c.Id == checkpointId).Select(c => new { c.ClosedAt }).FirstOrDefaultAsync(ct);
        return gate is null ? PassageProblems.CheckpointNotFound : gate.ClosedAt is null ? null : PassageProblems.CheckpointClosed;
    }

    /// <summary>The answer about the one person of the register whom the condition names; null when there is none.</summary>
    public async Task<VerifiedPerson?> VerifyAsync(
        Expression<Func<Person, bool>> who, long checkpointId, Staff keeper, DateTimeOffset? expiresAt, Language language, CancellationToken ct)
    {
        var person = await db.Persons.Where(p => p.ArchivedAt == null).Where(who)
            .Select(p => new
            {
                p.Id,
                p.Name,
                p.Sex,
                p.BirthDate,
                Belongs = db.Memberships.Any(m => m.PersonId == p.Id && m.LeftAt == null
                    && db.Checkpoints.Any(c => c.Id == checkpointId && c.OrganisationId == m.OrganisationId)),
            })
            .FirstOrDefaultAsync(ct);
        if (person is null || await readColour(person.Id, ct) is not { } colour)
            return null;
        var id = await verifications.KeepAsync(new Verification(person.Id, colour.Colour, colour.MayPass, checkpointId, keeper.Id));
        return new VerifiedPerson(
            Verdict.Valid, person.Id, Masks.Name(person.Name), null, person.Sex, AgeOf(person.BirthDate), colour.Colour, colour.MayPass,
            [.. colour.Reasons.Select(r => new VerifiedReason(language == Language.English ? r.En : r.Zh))],
            person.Belongs, expiresAt, id);
    }

    private int AgeOf(DateOnly birth)
    {
        var today = clock.Today();
        var age = today.Year - birth.Year;
        return birth.AddYears(age) > today ? age - 1 : age;
    }
}
