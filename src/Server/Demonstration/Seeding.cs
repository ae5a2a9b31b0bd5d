namespace Paiyi.Server.Demonstration;

/// <summary>Writes the demonstration.</summary>
internal static class Seeding
{
    public static Task SeedAsync(this WebApplication app, StartOptions start) => Task.CompletedTask;

    public static Task SeedOnFirstStartAsync(this WebApplication app, StartOptions start) => Task.CompletedTask;
}
