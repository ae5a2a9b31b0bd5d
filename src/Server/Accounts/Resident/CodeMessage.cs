using Paiyi.Server.Accounts.Limits;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Accounts.Resident;

/// <summary>Makes a code and queues its message; a code that could not be queued is taken back.</summary>
internal static class CodeMessage
{
    public static readonly SignInCodeSent Sent = new((int)SignInCodes.Lifetime.TotalSeconds, (int)SignInCodes.Interval.TotalSeconds);

    /// <summary>Why no code was sent; null when it was.</summary>
    public static async Task<Refusal?> SendAsync(
        PaiyiDb db, SignInCodes codes, PersonalDataCipher cipher, string phone, DateTimeOffset now, CancellationToken ct)
    {
        var issue = await codes.IssueAsync(phone);
        if (issue.Code is not { } code)
            return issue.TooSoonSeconds > 0 ? AccountProblems.CodeTooSoon(issue.TooSoonSeconds) : AccountProblems.CodeDailyLimit(issue.DailyLimitSeconds);
        try
        {
            var parameters = new Dictionary<string, string> { ["code"] = code };
            await SmsOutbox.QueueAsync(db, cipher, phone, SmsTemplate.SignInCode, parameters, now, SignInCodes.Lifetime, ct);
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch
        {
            await codes.WithdrawAsync(phone);
            throw;
        }
    }
}
