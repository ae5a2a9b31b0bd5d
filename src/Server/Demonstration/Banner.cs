using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;

namespace Paiyi.Server.Demonstration;

/// <summary>Prints, once the server listens, where everything is and who may sign in to the demonstration.</summary>
internal static class Banner
{
    public static void PrintWhenStarted(this WebApplication app) =>
        app.Lifetime.ApplicationStarted.Register(() => _ = PrintAsync(app));

    private static async Task PrintAsync(WebApplication app)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (address is null)
            return;
        await using var scope = app.Services.CreateAsyncScope();
        var seeded = await scope.ServiceProvider.GetRequiredService<PaiyiDb>().Demonstrations.AnyAsync();
        Console.WriteLine(Text(address.TrimEnd('/'), app.Environment.IsDevelopment(), seeded));
    }

    internal static string Text(string address, bool development, bool seeded)
    {
        var lines = new List<string>
        {
            "",
            $"  Paiyi is ready at {address}",
            "",
            $"    {address}/m/             mobile: residents, duty",
            $"    {address}/organisation/  organisation console",
            $"    {address}/command/       command console",
            $"    {address}/docs           API",
        };
        if (development)
            lines.Add($"    {address}/dev/outbox     text messages that would have been sent");
        if (seeded)
        {
            lines.AddRange([
                "",
                $"  Demonstration accounts, password {DemonstrationStaff.Password}",
                "    command console       command, command2, district, viewer, admin",
                "    organisation console  school",
                "    mobile, duty          gate",
                "    must change it first  newcomer",
                $"  Resident: phone {InventedNumbers.Phone(1)}, a mother who also declares for her child and its grandmother",
            ]);
        }

        lines.Add("");
        return string.Join(Environment.NewLine, lines);
    }
}
