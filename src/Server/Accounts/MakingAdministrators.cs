using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts.Passwords;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Accounts;

/// <summary>What the role <c>admin</c> is asked for.</summary>
/// <param name="UserName">Of the administrator to make, or to let in again.</param>
/// <param name="Region">The code of the region that the installation is for; may be left out when there is only one at the top.</param>
/// <param name="RegionName">Adds that region when there is none of this code.</param>
/// <param name="Reset">Gives an administrator who exists a new password.</param>
public sealed record AdministratorOptions(string UserName, string? Region, string? RegionName, bool Reset);

/// <summary>
/// Makes system administrators from the console of the server, which is how the first one of an installation comes to
/// be: whoever can read its configuration may. The initial password is written once and must be changed at first sign-in.
/// </summary>
internal static partial class MakingAdministrators
{
    /// <summary>Returns the exit code of the process; what was refused is said to <paramref name="error"/>.</summary>
    public static async Task<int> MakeAdministratorAsync(
        this IServiceProvider services, AdministratorOptions options, TextWriter output, TextWriter error, CancellationToken ct = default)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, given) = (scope.ServiceProvider.GetRequiredService<PaiyiDb>(), scope.ServiceProvider);
        if (!await db.Database.SqlQuery<bool>($"SELECT to_regclass('staff_accounts') IS NOT NULL AS \"Value\"").SingleAsync(ct))
        {
            await error.WriteLineAsync("The database has no tables yet; run the role 'migrate' first.");
            return 1;
        }

        var (userName, password) = (options.UserName.ToLowerInvariant(), PasswordRules.NewInitial());
        var hash = await given.GetRequiredService<PasswordHasher>().HashAsync(password, ct);
        var audit = given.GetRequiredService<AuditTrail>();
        var now = given.GetRequiredService<TimeProvider>().GetUtcNow();
        var refusal = options.Reset
            ? await ResetAsync(db, userName, hash, audit, now, ct)
            : await MakeAsync(db, options with { UserName = userName }, hash, audit, now, ct);
        if (refusal is not null)
        {
            await error.WriteLineAsync(refusal);
            return 1;
        }

        await output.WriteLineAsync($"User name:        {userName}");
        await output.WriteLineAsync($"Initial password: {password}");
        await output.WriteLineAsync("It is shown this once and must be changed at the first sign-in, at /command/.");
        return 0;
    }

    private static async Task<string?> MakeAsync(
        PaiyiDb db, AdministratorOptions options, string hash, AuditTrail audit, DateTimeOffset now, CancellationToken ct)
    {
        if (!UserNames().IsMatch(options.UserName))
            return "NAME takes three to forty Latin letters, digits, dots, hyphens and underscores.";
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.StaffAccounts.AnyAsync(a => a.UserName == options.UserName, ct))
            return $"'{options.UserName}' exists. Choose another name, or add --reset to give this administrator a new password.";
        var (region, refusal) = await RegionAsync(db, options, ChinaTime.DayOf(now), ct);
        if (region is null)
            return refusal;
        db.StaffAccounts.Add(new StaffAccount
        {
            UserName = options.UserName, Name = options.UserName, PasswordHash = hash, Role = Role.SystemAdministrator, RegionId = region.Id,
            MustChangePassword = true, CreatedAt = now,
        });
        db.AuditEntries.Add(audit.Entry("MakeAdministrator", detail: new { options.UserName, RegionId = region.Id }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    /// <summary>The region at the top that the administrator is for; a new one only when it was named.</summary>
    private static async Task<(Region? Region, string? Refusal)> RegionAsync(PaiyiDb db, AdministratorOptions options, DateOnly today, CancellationToken ct)
    {
        var tops = await db.Regions.InUse(today).Where(r => r.ParentId == null).OrderBy(r => r.Code).Take(50).ToListAsync(ct);
        if (options.Region is null)
        {
            return tops switch
            {
                [var only] => (only, null),
                [] => (null, "There is no region yet. Say which one this installation is for: --region CODE --region-name NAME."),
                _ => (null, $"Say which region: --region CODE, one of {string.Join(", ", tops.Select(r => $"{r.Code} {r.Name}"))}."),
            };
        }

        if (tops.Find(r => r.Code == options.Region) is { } known)
            return (known, null);
        if (RegionCode.LevelOf(options.Region) is not { } level)
            return (null, $"'{options.Region}' is no code of GB/T 2260.");
        if (await db.Regions.AnyAsync(r => r.Code == options.Region, ct))
            return (null, $"Region {options.Region} is not at the top, or not in use.");
        if (string.IsNullOrWhiteSpace(options.RegionName) || options.RegionName.Trim().Length > 100)
            return (null, $"There is no region {options.Region}; add --region-name NAME to make it.");
        var region = new Region { Code = options.Region, Name = options.RegionName.Trim(), Level = level, Path = $"{options.Region}/", ValidFrom = today };
        db.Regions.Add(region);
        await db.SaveChangesAsync(ct);
        return (region, null);
    }

    /// <summary>As a colleague would in the console: a new password, no lock, no second factor, no session; and not disabled.</summary>
    private static async Task<string?> ResetAsync(PaiyiDb db, string userName, string hash, AuditTrail audit, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.StaffAccounts.FirstOrDefaultAsync(a => a.UserName == userName && a.Role == Role.SystemAdministrator, ct) is not { } account)
            return $"There is no system administrator '{userName}'.";
        account.PasswordHash = hash;
        account.MustChangePassword = true;
        account.Version++;
        account.TotpSecret = null;
        account.FailedSignIns = 0;
        account.LockedUntil = null;
        account.DisabledAt = null;
        StaffSessionsEnd.Mark(db, account, now);
        db.AuditEntries.Add(audit.Entry("ResetAdministrator", detail: new { account.Id }));
        await db.SaveChangesAsync(ct);
        return null;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{2,39}$")]
    private static partial Regex UserNames();
}
