using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts.Passwords;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;
using StackExchange.Redis;

namespace Paiyi.Server.Accounts.StaffDoors;

/// <summary>Makes a secret for the caller's authenticator; it counts only once a code of it has been confirmed.</summary>
public static class BeginTotp
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public static async Task<Results<Ok<TotpSecret>, Refusal>> Handle(
        Staff staff, PaiyiDb db, PersonalDataCipher cipher, IConnectionMultiplexer redis, CancellationToken ct)
    {
        var account = await db.StaffAccounts.Where(a => a.Id == staff.Id).Select(a => new { a.UserName, IsOn = a.TotpSecret != null }).FirstAsync(ct);
        if (account.IsOn)
            return AccountProblems.TotpAlreadyOn;
        var secret = SecondFactor.NewSecret();
        await redis.GetDatabase().StringSetAsync(PendingKey(staff.Id), cipher.Encrypt(Purpose.Totp, secret), Lifetime);
        return TypedResults.Ok(new TotpSecret(secret, SecondFactor.Uri(secret, account.UserName)));
    }

    internal static RedisKey PendingKey(long staffId) => $"totp:pending:{staffId}";
}

/// <summary>The secret to type, and the same as a QR code's content.</summary>
public sealed record TotpSecret(string Secret, string Uri);
