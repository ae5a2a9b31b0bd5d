using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts.Lists;
using Paiyi.Server.Accounts.Passwords;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Accounts.Consoles;

/// <summary>
/// Makes initial passwords for accounts that an imported list has opened, for whoever committed it. They leave the server in this
/// one answer, within a workbook that opens only with a password of its own, and are kept nowhere but as hashes.
/// </summary>
public static class IssueInitialPasswords
{
    /// <summary>Of one answer: each takes some 50 ms to hash.</summary>
    private const int Most = 200;

    public static async Task<Results<Ok<IssuedPasswords>, Refusal>> Handle(
        IssueInitialPasswordsRequest request, HttpRequest http, AuditTrail audit, Staff staff, PaiyiDb db, RoleCatalogue roles, PasswordHasher hasher, CancellationToken ct)
    {
        if (!await db.ListImports.AnyAsync(i => i.Id == request.ImportId && i.Kind == StaffList.KindKey && i.CommittedBy == staff.Id, ct))
            return PlatformProblems.NotFound;
        var opened = db.OpenedBy(staff, request.ImportId);
        if (request.Again)
            await opened.NeverUsed().ExecuteUpdateAsync(s => s.SetProperty(a => a.PasswordHash, StaffAccount.NoPassword), ct);
        var waiting = (await opened.WithoutPassword().AsNoTracking().OrderBy(a => a.Id).Take(Most).ToListAsync(ct)).FindAll(a => StaffAuthority.Refuse(staff, roles.Book, a) is null);
        if (waiting.Count == 0)
            return AccountProblems.NoPasswordsToIssue;

        var made = await Task.WhenAll(waiting.Select(async account =>
        {
            var password = PasswordRules.NewInitial();
            return (Account: account, Password: password, Hash: await hasher.HashAsync(password, ct));
        }));
        var language = Languages.Of(http);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var slips = new List<PasswordSlip>(made.Length);
        foreach (var (account, password, hash) in made)
        {
            // Somebody else may have closed it or given it a password meanwhile.
            var isWaiting = await db.StaffAccounts.Where(a => a.Id == account.Id && a.PasswordHash == StaffAccount.NoPassword && a.DisabledAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(a => a.PasswordHash, hash).SetProperty(a => a.MustChangePassword, true), ct);
            if (isWaiting == 1)
                slips.Add(new PasswordSlip(account.UserName, account.Name, RoleTexts.Of(roles.Book.Of(account.Role, account.OwnRole), language), await PlaceAsync(db, account, ct), password));
        }

        var left = await opened.WithoutPassword().CountAsync(ct);
        db.AuditEntries.Add(audit.Entry(nameof(IssueInitialPasswords), detail: new { listImport = request.ImportId, accounts = slips.Count, again = request.Again }));
        await db.SaveChangesAsync(ct);
        var opening = PasswordRules.NewInitial();
        var file = await PasswordSlips.WriteAsync(slips, opening, language, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new IssuedPasswords(slips.Count, left, PasswordSlips.FileName(request.ImportId, language), opening, file));
    }

    private static async Task<string> PlaceAsync(PaiyiDb db, StaffAccount account, CancellationToken ct) => account.RegionId is { } region
        ? await db.Regions.Where(r => r.Id == region).Select(r => r.Name).FirstAsync(ct)
        : await db.Organisations.Where(o => o.Id == account.OrganisationId).Select(o => o.Name).FirstAsync(ct);
}

/// <param name="Again">New ones also for accounts that have one with which nobody has signed in; the earlier ones end.</param>
public sealed record IssueInitialPasswordsRequest(long ImportId, bool Again = false);

/// <summary>Initial passwords to hand out; nobody can have them shown again.</summary>
/// <param name="Accounts">How many are in the file.</param>
/// <param name="Left">How many accounts of the list still wait for one.</param>
/// <param name="Password">Opens the file.</param>
/// <param name="File">An encrypted workbook.</param>
public sealed record IssuedPasswords(int Accounts, int Left, string FileName, string Password, byte[] File);
