using Paiyi.Server.Accounts;

namespace Paiyi.Server;

/// <summary>What this process is for.</summary>
public enum ServerRole
{
    /// <summary>HTTP only.</summary>
    Serve,

    /// <summary>Jobs only.</summary>
    Work,

    /// <summary>Brings the database up to date and ends.</summary>
    Migrate,

    /// <summary>Writes the demonstration and ends.</summary>
    Seed,

    /// <summary>Adds a key for personal data, encrypts every row with it and ends.</summary>
    RotateKeys,

    /// <summary>Makes a system administrator, or lets one in again, and ends.</summary>
    Admin,

    /// <summary>Everything in one process, with embedded servers where none are configured.</summary>
    All,
}

/// <summary>The command line: a role, the size of the demonstration, and anything that configuration understands.</summary>
public sealed record StartOptions(ServerRole Role, int Persons, string[] ConfigurationArguments)
{
    public const int DefaultPersons = 20_000;

    public const string Usage =
        """
        Paiyi.Server [serve|work|migrate|admin|seed|rotate-keys|all] [--persons N] [--Key:Name=value …]
          serve     answers HTTP (the default)
          work      runs jobs
          migrate   brings the database up to date and ends
          admin NAME [--region CODE [--region-name NAME]] [--reset]
                    makes a system administrator, writes the initial password and ends; --region-name makes the region at the
                    top that a new installation is for; --reset gives an administrator who exists a new password instead
          seed      writes the demonstration data and ends
          rotate-keys  adds a key for personal data, encrypts every row with it and ends; run it again if it was stopped
          all       migrates, seeds on first start, serves and works in one process
        """;

    public string? Error { get; private init; }

    /// <summary>What the role <see cref="ServerRole.Admin"/> is asked for; null for every other one.</summary>
    public AdministratorOptions? Administrator { get; private init; }

    public bool Serves => Role is ServerRole.Serve or ServerRole.All;

    public bool Works => Role is ServerRole.Work or ServerRole.All;

    public static StartOptions Parse(string[] args)
    {
        var rest = args.Where(a => a != "--").ToList();
        var role = ServerRole.Serve;
        if (rest is [{ } first, ..] && !first.StartsWith('-'))
        {
            if (RoleOf(first) is not { } named)
                return Wrong($"Unknown role '{first}'.");
            role = named;
            rest.RemoveAt(0);
        }

        if (role == ServerRole.Admin)
            return ParseAdministrator(rest);
        var persons = DefaultPersons;
        if (Take(rest, "--persons") is { } wanted && (!int.TryParse(wanted, out persons) || persons is < 100 or > 20_000_000))
            return Wrong("--persons takes a number from 100 to 20000000.");

        return new StartOptions(role, persons, [.. rest]);
    }

    /// <summary>By its name alone: a stray number must not write a demonstration.</summary>
    private static ServerRole? RoleOf(string name) => name switch
    {
        "serve" => ServerRole.Serve,
        "work" => ServerRole.Work,
        "migrate" => ServerRole.Migrate,
        "admin" => ServerRole.Admin,
        "seed" => ServerRole.Seed,
        "rotate-keys" => ServerRole.RotateKeys,
        "all" => ServerRole.All,
        _ => null,
    };

    private static StartOptions ParseAdministrator(List<string> rest)
    {
        if (rest is not [{ } name, ..] || name.StartsWith('-'))
            return Wrong("admin takes the user name of the administrator.");
        rest.RemoveAt(0);
        var (region, regionName) = (Take(rest, "--region"), Take(rest, "--region-name"));
        var reset = rest.Remove("--reset");
        return new StartOptions(ServerRole.Admin, 0, [.. rest]) { Administrator = new AdministratorOptions(name, region, regionName, reset) };
    }

    /// <summary>Takes an option with its value, <c>--name value</c> or <c>--name=value</c>, out of the arguments.</summary>
    private static string? Take(List<string> rest, string name)
    {
        var at = rest.FindIndex(a => a == name || a.StartsWith($"{name}=", StringComparison.Ordinal));
        if (at < 0)
            return null;
        var inline = rest[at].Contains('=');
        var value = inline ? rest[at][(name.Length + 1)..] : rest.ElementAtOrDefault(at + 1) ?? "";
        rest.RemoveRange(at, inline || at + 1 == rest.Count ? 1 : 2);
        return value;
    }

    private static StartOptions Wrong(string error) => new(ServerRole.Serve, 0, []) { Error = error };
}
