using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts.Limits;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Accounts.Resident;

/// <summary>Signs in the phone that received the code.</summary>
public static class SignInCitizen
{
    public static async Task<Results<Ok<CitizenSession>, Refusal>> Handle(
        SignInCitizenRequest request, HttpContext http, PaiyiDb db, AddressLimits limits, SignInCodes codes, PersonalDataCipher cipher,
        SessionStore sessions, TimeProvider clock, CancellationToken ct)
    {
        if (MobileNumbers.Normalise(request.Phone) is not { } phone)
            return AccountProblems.PhoneInvalid;
        if (await limits.TakeAsync(AddressLimit.CodeTries, http) is { } wait)
            return AccountProblems.CodeAddressLimit(wait);
        var code = RawText.Compact(request.Code, new char[request.Code.Length]).ToString();
        var answer = await codes.RedeemAsync(phone, code);
        if (answer.Expired)
            return AccountProblems.CodeExpired;
        if (!answer.Right)
            return AccountProblems.CodeWrong(answer.TriesLeft);

        await limits.GiveBackAsync(AddressLimit.CodeTries, http);
        var mask = Masks.Phone(phone);
        long id;
        try
        {
            id = await UpsertAsync(db, cipher, phone, mask, clock.GetUtcNow(), ct);
        }
        catch
        {
            // While the database is away, the code in the message stays good for the next try.
            await codes.PutBackAsync(phone, code);
            throw;
        }

        if (SessionCookies.Secret(http.Request, SessionKind.Citizen) is { } former)
            await sessions.EndAsync(SessionKind.Citizen, former);
        var (secret, session) = await sessions.BeginAsync(SessionKind.Citizen, id, mask, null, http);
        SessionCookies.Set(http, SessionKind.Citizen, secret);
        return TypedResults.Ok(new CitizenSession(true, session.ForgeryToken, mask));
    }

    /// <summary>One statement, because the same phone may sign in twice at once.</summary>
    private static async Task<long> UpsertAsync(PaiyiDb db, PersonalDataCipher cipher, string phone, string mask, DateTimeOffset now, CancellationToken ct)
    {
        var index = cipher.Index(Purpose.Phone, phone);
        var sealedPhone = cipher.Encrypt(Purpose.Phone, phone);
        var ids = await db.Database.SqlQuery<long>(
            $"""
            INSERT INTO citizen_accounts (phone_index, phone_sealed, phone_mask, created_at, last_sign_in_at)
            VALUES ({index}, {sealedPhone}, {mask}, {now}, {now})
            ON CONFLICT (phone_index) DO UPDATE SET last_sign_in_at = excluded.last_sign_in_at
            RETURNING id AS "Value"
            """).ToListAsync(ct);
        return ids[0];
    }
}

/// <summary>The phone and the code that it received.</summary>
public sealed record SignInCitizenRequest([property: Required, MaxLength(40)] string Phone, [property: Required, MaxLength(20)] string Code);
