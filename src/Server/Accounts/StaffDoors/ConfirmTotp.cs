using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts.Passwords;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;
using StackExchange.Redis;

namespace Paiyi.Server.Accounts.StaffDoors;

/// <summary>Turns the caller's second factor on, once the authenticator has shown that it knows the secret.</summary>
public static class ConfirmTotp
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        ConfirmTotpRequest request, AuditTrail audit, Staff staff, PaiyiDb db, PersonalDataCipher cipher, IConnectionMultiplexer redis, TimeProvider clock,
        CancellationToken ct)
    {
        var key = BeginTotp.PendingKey(staff.Id);
        if ((byte[]?)await redis.GetDatabase().StringGetAsync(key) is not { } pending)
            return AccountProblems.TotpNotBegun;
        var now = clock.GetUtcNow();
        if (SecondFactor.Step(cipher.Decrypt(Purpose.Totp, pending), request.Code, 0, now) is not { } step)
            return AccountProblems.TotpNotConfirmed;
        var account = await db.StaffAccounts.FirstAsync(a => a.Id == staff.Id, ct);
        if (account.TotpSecret is not null)
            return AccountProblems.TotpAlreadyOn;
        account.TotpSecret = pending;
        account.TotpLastStep = step;
        db.AuditEntries.Add(audit.Entry(nameof(ConfirmTotp)));
        await db.SaveChangesAsync(ct);
        await redis.GetDatabase().KeyDeleteAsync(key);
        return TypedResults.NoContent();
    }
}

/// <summary>A code that the new authenticator shows.</summary>
public sealed record ConfirmTotpRequest([property: Required, MaxLength(12)] string Code);
