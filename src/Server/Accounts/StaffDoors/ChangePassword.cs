using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts.Limits;
using Paiyi.Server.Accounts.Passwords;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Accounts.StaffDoors;

/// <summary>Changes the caller's password; this browser gets a new session and every other one ends.</summary>
public static class ChangePassword
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        ChangePasswordRequest request, HttpContext http, AuditTrail audit, Staff staff, PaiyiDb db, PasswordHasher hasher, SignInAttempts attempts,
        SessionStore sessions, TimeProvider clock, CancellationToken ct)
    {
        var attempt = await attempts.BeginAsync(staff.Id, ct);
        if (attempt.RetryAfterSeconds is { } seconds)
            return AccountProblems.LockedOut(seconds);
        var account = await db.StaffAccounts.FirstAsync(a => a.Id == staff.Id, ct);
        if (!await hasher.VerifyAsync(request.CurrentPassword, account.PasswordHash, ct))
            return AccountProblems.PasswordWrong;
        await attempts.TakeBackAsync(staff.Id, attempt, ct);
        if (request.NewPassword == request.CurrentPassword)
            return AccountProblems.PasswordUnchanged;
        if (PasswordRules.Check(account.UserName, request.NewPassword) is { } weakness)
            return weakness;

        var hash = await hasher.HashAsync(request.NewPassword, ct);
        var current = http.Features.GetRequiredFeature<Session>();
        await db.Entry(account).ReloadAsync(ct);
        if (account.DisabledAt is not null || current.CreatedAt < account.SessionsEndedAt)
            return PlatformProblems.SignInRequired;

        // Begun before the change is saved: whoever disables the account after it finds this session too.
        var now = clock.GetUtcNow();
        var claims = current.Staff! with { MustChangePassword = false };
        var (secret, _) = await sessions.BeginAsync(SessionKind.Staff, staff.Id, staff.Name, claims, http);
        account.PasswordHash = hash;
        account.MustChangePassword = false;
        account.Version++;
        StaffSessionsEnd.Mark(db, account, now);
        db.AuditEntries.Add(audit.Entry(nameof(ChangePassword)));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch
        {
            await sessions.EndAsync(SessionKind.Staff, secret);
            throw;
        }

        await StaffSessionsEnd.EndAsync(sessions, staff.Id, secret);
        SessionCookies.Set(http, SessionKind.Staff, secret);
        return TypedResults.NoContent();
    }
}

/// <summary>The password that was and the one that shall be.</summary>
public sealed record ChangePasswordRequest(
    [property: Required, MaxLength(PasswordRules.MaximumLength)] string CurrentPassword,
    [property: Required, MaxLength(PasswordRules.MaximumLength)] string NewPassword);
