using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.CommandLine;

/// <summary>
/// Does a command of an operator: whoever can read the configuration of the server may act for any account, within its scope and
/// permissions. For as long as it lasts this process serves itself on a free port of the loopback address and works too, so that
/// a command goes the way of a page through every check, and needs no other process.
/// </summary>
internal static class RunningCommands
{
    private const int Refused = 1;

    /// <summary>What a browser cannot send, an operator can: no roster is too large.</summary>
    public static void LiftLimits(this WebApplicationBuilder builder) => builder.Configuration["Rosters:LargestFile"] = $"{1 << 20}";

    /// <summary>Returns the exit code of the process.</summary>
    public static async Task<int> RunCommandAsync(this WebApplication app, CommandOptions options, TextWriter output, TextWriter error)
    {
        var talk = new CommandTalk(output, error, options.Language);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaiyiDb>();
        var stop = app.Lifetime.ApplicationStopping;
        try
        {
            var standing = await AccountAsync(app.Services, db, options, talk, stop);
            await app.StartAsync(stop);
            return await RunAsync(app, db, standing, options, talk, stop);
        }
        catch (CommandRefusedException refused)
        {
            talk.Refuse(refused.Message);
            return Refused;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            talk.Refuse(talk.Refusal(
                "已停止。已经开始的核对、导入或导出由其他进程继续，没有其他进程时在下次启动后继续。",
                "Stopped. A check, import or export that has begun is finished by other processes, or after the next start.").Message);
            return Refused;
        }
        finally
        {
            await app.StopAsync(CancellationToken.None);
        }
    }

    private static async Task<StandingStaff> AccountAsync(IServiceProvider services, PaiyiDb db, CommandOptions options, CommandTalk talk, CancellationToken ct)
    {
        if (!await db.Database.SqlQuery<bool>($"SELECT to_regclass('staff_accounts') IS NOT NULL AS \"Value\"").SingleAsync(ct))
            throw talk.Refusal("数据库还没有表，请先运行 migrate。", "The database has no tables yet; run the role 'migrate' first.");
        var userName = options.Account.Trim().ToLowerInvariant();
        var id = await db.StaffAccounts.Where(a => a.UserName == userName).Select(a => a.Id).FirstOrDefaultAsync(ct);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        return await StandingStaff.OfAsync(db, services.GetRequiredService<RoleCatalogue>(), id, now, ct)
            ?? throw talk.Refusal($"没有账号“{userName}”，或该账号已停用。", $"There is no account '{userName}', or it has been disabled.");
    }

    private static async Task<int> RunAsync(
        WebApplication app, PaiyiDb db, StandingStaff standing, CommandOptions options, CommandTalk talk, CancellationToken ct)
    {
        var sessions = app.Services.GetRequiredService<SessionStore>();
        var request = new DefaultHttpContext();
        request.Request.Headers.UserAgent = $"paiyi command line ({Environment.UserName})";
        var (secret, session) = await sessions.BeginAsync(SessionKind.Staff, standing.Staff.Id, standing.Staff.Name, standing.Session.Staff, request);
        try
        {
            var detail = new { command = options is ImportOptions ? "import" : "export", operatingSystemUser = Environment.UserName };
            db.Add(app.Services.GetRequiredService<AuditTrail>().Entry("UseCommandLine", detail: detail, by: session));
            await db.SaveChangesAsync(ct);
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            using var client = new CommandClient(address, standing.Staff.Scope.IsOrganisation ? "organisation" : "command", secret, session.ForgeryToken, options.Language);
            return options switch
            {
                ImportOptions import => await new ImportCommand(client, talk, db, standing.Staff, import).RunAsync(ct),
                ExportOptions export => await new ExportCommand(client, talk, export).RunAsync(ct),
                _ => throw new InvalidOperationException($"{options.GetType()} is no command."),
            };
        }
        finally
        {
            await sessions.EndAsync(SessionKind.Staff, secret);
        }
    }
}
