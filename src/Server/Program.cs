using Paiyi.Server;
using Paiyi.Server.Accounts;
using Paiyi.Server.CommandLine;
using Paiyi.Server.Data;
using Paiyi.Server.Demonstration;
using Paiyi.Server.Platform.Embedded;
using Paiyi.Server.Platform.PersonalData;

// One binary, several roles: serve (HTTP), work (jobs), migrate, admin, import, export, seed, rotate-keys, and all of them in one process.
var start = StartOptions.Parse(args);
if (start.Error is { } error)
{
    Console.Error.WriteLine(error);
    Console.Error.WriteLine(StartOptions.Usage);
    return 64;
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    // No file holds settings; to look out for one means a watch on every folder below, that of the embedded database too.
    Args = [.. start.ConfigurationArguments, "--hostBuilder:reloadConfigOnChange=false"],
    ContentRootPath = Environment.GetEnvironmentVariable("PAIYI_CONTENT") ?? Directory.GetCurrentDirectory(),
});
await using var embedded = start.Role switch
{
    ServerRole.All => await EmbeddedServers.StartAsync(builder.Configuration, LoggerFactory.Create(l => l.AddSimpleConsole())),
    ServerRole.Command => await EmbeddedServers.JoinAsync(builder.Configuration),
    _ => null,
};
if (start.Command is not null)
    builder.LiftLimits();
builder.AddPaiyi(start);
await using var app = builder.Build();
app.MapPaiyi(start.Role);
switch (start.Role)
{
    case ServerRole.Migrate:
        await app.Services.MigrateAsync();
        return 0;
    case ServerRole.Seed:
        await app.SeedAsync(start);
        return 0;
    case ServerRole.RotateKeys:
        return await app.Services.RotateKeysAsync() ? 0 : 1;
    case ServerRole.Admin:
        return await app.Services.MakeAdministratorAsync(start.Administrator!, Console.Out, Console.Error);
    case ServerRole.Command:
        return await app.RunCommandAsync(start.Command!, Console.Out, Console.Error);
    case ServerRole.All:
        await app.Services.MigrateAsync();
        await app.SeedOnFirstStartAsync(start);
        app.PrintWhenStarted();
        break;
}

await app.RunAsync();
return 0;
