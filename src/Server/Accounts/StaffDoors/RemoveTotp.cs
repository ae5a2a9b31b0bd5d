using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts.Limits;
using Paiyi.Server.Accounts.Passwords;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Accounts.StaffDoors;

/// <summary>Turns the caller's second factor off; asks for the password, because a desk may be unattended.</summary>
public static class RemoveTotp
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        [FromBody] RemoveTotpRequest request, AuditTrail audit, Staff staff, PaiyiDb db, PasswordHasher hasher, SignInAttempts attempts,
        CancellationToken ct)
    {
        var attempt = await attempts.BeginAsync(staff.Id, ct);
        if (attempt.RetryAfterSeconds is { } seconds)
            return AccountProblems.LockedOut(seconds);
        var hash = await db.StaffAccounts.Where(a => a.Id == staff.Id).Select(a => a.PasswordHash).FirstAsync(ct);
        if (!await hasher.VerifyAsync(request.Password, hash, ct))
            return AccountProblems.PasswordWrong.At("password");
        await attempts.TakeBackAsync(staff.Id, attempt, ct);
        var account = await db.StaffAccounts.FirstAsync(a => a.Id == staff.Id, ct);
        account.TotpSecret = null;
        db.AuditEntries.Add(audit.Entry(nameof(RemoveTotp)));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>The caller's password.</summary>
public sealed record RemoveTotpRequest([property: Required, MaxLength(PasswordRules.MaximumLength)] string Password);
