using Paiyi.Server;
using Paiyi.Server.Data;
using Paiyi.Server.Demonstration;

// One binary, several roles: serve (HTTP), work (jobs), migrate, seed, and all of them in one process.
var start = StartOptions.Parse(args);
if (start.Error is { } error)
{
    Console.Error.WriteLine(error);
    Console.Error.WriteLine(StartOptions.Usage);
    return 64;
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = start.ConfigurationArguments,
    ContentRootPath = Environment.GetEnvironmentVariable("PAIYI_CONTENT") ?? Directory.GetCurrentDirectory(),
});
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
    case ServerRole.All:
        await app.Services.MigrateAsync();
        await app.SeedOnFirstStartAsync(start);
        break;
}

await app.RunAsync();
return 0;
