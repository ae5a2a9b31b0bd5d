using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts.Limits;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Accounts.Resident;

/// <summary>Sends a sign-in code to a phone. It never looks whether the phone is known, so it cannot tell.</summary>
public static class RequestSignInCode
{
    public static async Task<Results<Accepted<SignInCodeSent>, Refusal>> Handle(
        RequestSignInCodeRequest request, HttpContext http, PaiyiDb db, AddressLimits limits, SignInCodes codes, PersonalDataCipher cipher,
        IConfiguration configuration, TimeProvider clock, CancellationToken ct)
    {
        if (MobileNumbers.Normalise(request.Phone) is not { } phone)
            return AccountProblems.PhoneInvalid;
        if (await limits.TakeAsync(AddressLimit.Codes(configuration), http) is { } wait)
            return AccountProblems.CodeAddressLimit(wait);
        return await CodeMessage.SendAsync(db, codes, cipher, phone, clock.GetUtcNow(), ct) is { } refusal
            ? refusal
            : TypedResults.Accepted((string?)null, CodeMessage.Sent);
    }
}

/// <summary>The phone, as people write it: with or without +86, blanks or full-width digits.</summary>
public sealed record RequestSignInCodeRequest([property: Required, MaxLength(40)] string Phone);

/// <summary>How long the code is good, and when the next may be asked for.</summary>
public sealed record SignInCodeSent(int ExpiresInSeconds, int ResendInSeconds);
