using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts.Limits;
using Paiyi.Server.Accounts.Passwords;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Sessions;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Accounts.StaffDoors;

/// <summary>
/// Signs a member of staff in at the entrance they belong to. Known and unknown names take the same steps, the same
/// time and the same answers.
/// </summary>
public static class SignInStaff
{
    public static async Task<Results<Ok<StaffSession>, Refusal>> Handle(
        SignInStaffRequest request, HttpContext http, AuditTrail audit, PaiyiDb db, RoleCatalogue roles, PasswordHasher hasher, SignInAttempts attempts, AddressLimits limits,
        PersonalDataCipher cipher, SessionStore sessions, TimeProvider clock, CancellationToken ct)
    {
        if (await limits.TakeAsync(AddressLimit.SignIns, http) is { } wait)
            return AccountProblems.LockedOut(wait);
        var userName = request.UserName.Trim().ToLowerInvariant();
        var found = await FindAsync(db, userName, ct);
        var attempt = found is null ? await attempts.BeginUnknownAsync(userName) : await attempts.BeginAsync(found.Account.Id, ct);
        if (attempt.RetryAfterSeconds is { } seconds)
            return AccountProblems.LockedOut(seconds);

        var right = await hasher.VerifyAsync(request.Password, found?.Account.PasswordHash, ct);
        if (!right || found is null || !found.IsOpen)
            return AccountProblems.SignInRefused;

        var account = found.Account;
        long? step = null;
        if (account.TotpSecret is not null)
        {
            if (string.IsNullOrWhiteSpace(request.Totp))
            {
                await attempts.TakeBackAsync(account.Id, attempt, ct);
                await limits.GiveBackAsync(AddressLimit.SignIns, http);
                return AccountProblems.TotpRequired;
            }

            step = SecondFactor.Step(account, cipher, request.Totp, clock.GetUtcNow());
            if (step is null)
                return AccountProblems.TotpWrong;
        }

        var role = (await roles.ReadyAsync(ct)).Of(account.Role, account.OwnRole);
        var staff = new Staff(account.Id, account.Name, role.Kind, found.Scope, role);
        if (!Doors.Admits(Doors.Of(http), staff))
        {
            await attempts.TakeBackAsync(account.Id, attempt, ct);
            return AccountProblems.WrongDoor;
        }

        var claims = new StaffClaims(RoleBook.Claim(role), found.Scope.RegionPath, found.Scope.OrganisationId, found.ScopeName, account.MustChangePassword);
        var (secret, session) = await sessions.BeginAsync(SessionKind.Staff, account.Id, account.Name, claims, http);
        var entry = audit.Entry(nameof(SignInStaff), detail: new { door = Doors.Of(http) }, by: session);
        if (!await ConfirmAsync(db, account, step, entry, clock.GetUtcNow(), ct))
        {
            await sessions.EndAsync(SessionKind.Staff, secret);
            return AccountProblems.SignInRefused;
        }

        if (SessionCookies.Secret(http.Request, SessionKind.Staff) is { } former)
            await sessions.EndAsync(SessionKind.Staff, former);
        await limits.GiveBackAsync(AddressLimit.SignIns, http);
        SessionCookies.Set(http, SessionKind.Staff, secret);
        return TypedResults.Ok(StaffSession.Of(session, staff, account.UserName, account.TotpSecret is not null));
    }

    private static Task<Candidate?> FindAsync(PaiyiDb db, string userName, CancellationToken ct) => db.StaffAccounts.AsNoTracking()
        .Where(a => a.UserName == userName)
        .Select(a => new Candidate(
            a,
            db.Regions.Where(r => r.Id == a.RegionId).Select(r => r.Path).FirstOrDefault(),
            a.RegionId == null
                ? db.Organisations.Where(o => o.Id == a.OrganisationId).Select(o => o.Name).First()
                : db.Regions.Where(r => r.Id == a.RegionId).Select(r => r.Name).First(),
            db.Organisations.Any(o => o.Id == a.OrganisationId && o.ArchivedAt != null)))
        .FirstOrDefaultAsync(ct);

    /// <summary>
    /// Records the sign-in, provided that the account is still what was checked. The session exists already, so whoever
    /// changes the account after this finds it and ends it, and whoever changed it before is noticed here.
    /// </summary>
    private static async Task<bool> ConfirmAsync(
        PaiyiDb db, StaffAccount account, long? step, AuditEntry entry, DateTimeOffset now, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var lastStep = step ?? account.TotpLastStep;
        var confirmed = await db.StaffAccounts
            .Where(a => a.Id == account.Id && a.DisabledAt == null && a.PasswordHash == account.PasswordHash
                && a.SessionsEndedAt == account.SessionsEndedAt && a.TotpSecret == account.TotpSecret
                && !db.Organisations.Any(o => o.Id == a.OrganisationId && o.ArchivedAt != null) && (step == null || a.TotpLastStep < step))
            .ExecuteUpdateAsync(a => a
                .SetProperty(x => x.FailedSignIns, 0)
                .SetProperty(x => x.LockedUntil, (DateTimeOffset?)null)
                .SetProperty(x => x.TotpLastStep, lastStep)
                .SetProperty(x => x.LastSignInAt, now), ct);
        if (confirmed == 0)
            return false;
        db.AuditEntries.Add(entry);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>An account with what its scope is called and where it lies.</summary>
    private sealed record Candidate(StaffAccount Account, string? RegionPath, string ScopeName, bool Archived)
    {
        public Scope Scope => new(RegionPath, Account.OrganisationId);

        public bool IsOpen => Account.DisabledAt is null && !Archived;
    }
}

/// <summary>What staff sign in with.</summary>
/// <param name="Totp">The code of the authenticator, when the account has one.</param>
public sealed record SignInStaffRequest(
    [property: Required, MaxLength(60)] string UserName,
    [property: Required, MaxLength(PasswordRules.MaximumLength)] string Password,
    [property: MaxLength(12)] string? Totp);
