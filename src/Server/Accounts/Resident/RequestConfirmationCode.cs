using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts.Limits;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Accounts.Resident;

/// <summary>Sends a code to the caller's own phone, to confirm something that a session alone may not do.</summary>
public static class RequestConfirmationCode
{
    public static async Task<Results<Accepted<SignInCodeSent>, Refusal>> Handle(
        Citizen citizen, HttpContext http, PaiyiDb db, CitizenCodes citizens, AddressLimits limits, SignInCodes codes, PersonalDataCipher cipher,
        IConfiguration configuration, TimeProvider clock, CancellationToken ct)
    {
        if (await limits.TakeAsync(AddressLimit.Codes(configuration), http) is { } wait)
            return AccountProblems.CodeAddressLimit(wait);
        var phone = await citizens.PhoneAsync(citizen, ct);
        return await CodeMessage.SendAsync(db, codes, cipher, phone, clock.GetUtcNow(), ct) is { } refusal
            ? refusal
            : TypedResults.Accepted((string?)null, CodeMessage.Sent);
    }
}
