using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Sessions;
using Paiyi.Server.Regions;
using Xunit;

[assembly: AssemblyFixture(typeof(Paiyi.Server.Tests.Fixtures.PostgresCluster))]

namespace Paiyi.Server.Tests.Fixtures;

/// <summary>
/// The real server with a database and a Redis of its own, over HTTP. Take it as a class fixture: tests of one class
/// share it, classes do not disturb each other. Derive from it to change settings or services.
/// </summary>
public class TestServer(PostgresCluster postgres) : WebApplicationFactory<Program>, IAsyncLifetime
{
    private RedisServer redis = null!;
    private readonly TemporaryFolder keys = TemporaryFolder.Create();
    private string database = "";
    private int accounts;

    public TestClock Clock { get; } = new();

    public LogRecords Logs { get; } = new();

    public World World { get; private set; } = null!;

    public PersonalDataCipher Cipher => Services.GetRequiredService<PersonalDataCipher>();

    /// <summary>Settings of this server beside its connections.</summary>
    protected virtual IEnumerable<(string Key, string Value)> Settings => [];

    /// <summary>Whether it runs on Garnet even where a redis-server is installed.</summary>
    protected virtual bool AlwaysGarnet => false;

    public virtual async ValueTask InitializeAsync()
    {
        redis = new RedisServer(AlwaysGarnet);
        await redis.StartAsync();
        database = await postgres.CreateDatabaseAsync("migrated", MigrateAsync);
        await using var scope = Services.CreateAsyncScope();
        World = await World.CreateAsync(scope.ServiceProvider.GetRequiredService<PaiyiDb>(), Cipher);
    }

    /// <summary>Runs against the tables, outside of HTTP.</summary>
    public async Task<T> InDatabaseAsync<T>(Func<PaiyiDb, Task<T>> run)
    {
        await using var scope = Services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<PaiyiDb>());
    }

    public Task InDatabaseAsync(Func<PaiyiDb, Task> run) => InDatabaseAsync(async db =>
    {
        await run(db);
        return true;
    });

    /// <summary>Does what follows from the changes so far, as a work process would.</summary>
    public async Task DrainOutboxAsync()
    {
        using var worker = ActivatorUtilities.CreateInstance<OutboxWorker>(Services);
        while (await worker.DrainOnceAsync(CancellationToken.None) > 0)
        {
        }
    }

    /// <summary>Nobody: no cookie.</summary>
    public virtual HttpClient Anonymous() => CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false, AllowAutoRedirect = false });

    /// <summary>A new member of staff whose scope is a region, signed in.</summary>
    public Task<HttpClient> StaffAsync(Role role, Region scope) => StaffAsync(role, scope, null);

    /// <summary>A new member of staff whose scope is an organisation, signed in.</summary>
    public Task<HttpClient> StaffAsync(Role role, Organisation scope) => StaffAsync(role, null, scope);

    /// <summary>The citizen with this phone, signed in.</summary>
    public async Task<HttpClient> CitizenAsync(string phone)
    {
        var account = await InDatabaseAsync(async db =>
        {
            var index = Cipher.Index(Purpose.Phone, phone);
            var known = db.CitizenAccounts.FirstOrDefault(c => c.PhoneIndex == index);
            if (known is not null)
                return known;
            var created = new CitizenAccount
            {
                PhoneIndex = index, PhoneSealed = Cipher.Encrypt(Purpose.Phone, phone), PhoneMask = Masks.Phone(phone),
                CreatedAt = Clock.Now, LastSignInAt = Clock.Now,
            };
            db.Add(created);
            await db.SaveChangesAsync();
            return created;
        });
        return await SignedInAsync(SessionKind.Citizen, account.Id, account.PhoneMask, null);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("ConnectionStrings:Postgres", database);
        builder.UseSetting("ConnectionStrings:Redis", redis.ConnectionString);
        builder.UseSetting("PAIYI_KEYS", keys.Path);
        foreach (var (key, value) in Settings)
            builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.AddSingleton<ILoggerProvider>(Logs);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await redis.DisposeAsync();
        await postgres.DropDatabaseAsync(database);
        keys.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The id of the account that the last signed-in member of staff has.</summary>
    public long LastStaffId { get; private set; }

    private async Task<HttpClient> StaffAsync(Role role, Region? region, Organisation? organisation)
    {
        var account = new StaffAccount
        {
            UserName = $"staff{Interlocked.Increment(ref accounts)}", Name = "测试员", PasswordHash = "-", Role = role,
            RegionId = region?.Id, OrganisationId = organisation?.Id, CreatedAt = Clock.Now,
        };
        await InDatabaseAsync(async db =>
        {
            db.Add(account);
            await db.SaveChangesAsync();
        });
        LastStaffId = account.Id;
        var claims = new StaffClaims(role.ToString(), region?.Path, organisation?.Id, region?.Name ?? organisation!.Name, false);
        return await SignedInAsync(SessionKind.Staff, account.Id, account.Name, claims);
    }

    private async Task<HttpClient> SignedInAsync(SessionKind kind, long id, string name, StaffClaims? claims)
    {
        var (secret, session) = await Services.GetRequiredService<SessionStore>().BeginAsync(kind, id, name, claims, new DefaultHttpContext());
        var client = Anonymous();
        client.DefaultRequestHeaders.Add("Cookie", $"{SessionCookies.Name(kind)}={secret}");
        client.DefaultRequestHeaders.Add(ForgeryProtection.Header, session.ForgeryToken);
        return client;
    }

    private async Task MigrateAsync(string template)
    {
        database = template;
        await using var factory = WithWebHostBuilder(_ => { });
        await factory.Services.MigrateAsync();
        // What this server complained of before there were tables is of no interest.
        Logs.Lines.Clear();
    }
}
