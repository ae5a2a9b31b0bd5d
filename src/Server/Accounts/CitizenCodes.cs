using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts.Limits;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Accounts;

/// <summary>Asks a signed-in citizen to prove once more that the phone is in their hand. Other modules ask here.</summary>
public sealed class CitizenCodes(PaiyiDb db, SignInCodes codes, PersonalDataCipher cipher)
{
    /// <summary>Uses up the code that was sent last; null when it was right.</summary>
    public async Task<Refusal?> RedeemAsync(Citizen citizen, string code, CancellationToken ct)
    {
        var answer = await codes.RedeemAsync(await PhoneAsync(citizen, ct), RawText.Compact(code, new char[code.Length]).ToString());
        return answer.Expired ? AccountProblems.ConfirmationExpired : answer.Right ? null : AccountProblems.ConfirmationWrong(answer.TriesLeft);
    }

    internal async Task<string> PhoneAsync(Citizen citizen, CancellationToken ct) =>
        cipher.Decrypt(Purpose.Phone, await db.CitizenAccounts.Where(c => c.Id == citizen.Id).Select(c => c.PhoneSealed).SingleAsync(ct));
}
