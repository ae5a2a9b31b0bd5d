using Paiyi.Server.Accounts;
using Paiyi.Server.CommandLine;

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

    /// <summary>Does one command of an operator and ends.</summary>
    Command,

    /// <summary>Everything in one process, with embedded servers where none are configured.</summary>
    All,
}

/// <summary>The command line: a role, the size of the demonstration, and anything that configuration understands.</summary>
public sealed record StartOptions(ServerRole Role, int Persons, string[] ConfigurationArguments)
{
    public const int DefaultPersons = 20_000;

    public const string Usage =
        $"""
        Paiyi.Server [serve|work|migrate|admin|import|export|seed|rotate-keys|all] [--persons N] [--Key:Name=value …]
          serve     answers HTTP (the default)
          work      runs jobs
          migrate   brings the database up to date and ends
          admin NAME [--region CODE [--region-name NAME]] [--reset]
                    makes a system administrator, writes the initial password and ends; --region-name makes the region at the
                    top that a new installation is for; --reset gives an administrator who exists a new password instead
        {CommandOptions.Usage}
          seed      writes the demonstration data and ends
          rotate-keys  adds a key for personal data, encrypts every row with it and ends; run it again if it was stopped
          all       migrates, seeds on first start, serves and works in one process
        """;

    public string? Error { get; private init; }

    /// <summary>What the role <see cref="ServerRole.Admin"/> is asked for; null for every other one.</summary>
    public AdministratorOptions? Administrator { get; private init; }

    /// <summary>What the role <see cref="ServerRole.Command"/> is to do; null for every other one.</summary>
    public CommandOptions? Command { get; private init; }

    public bool Serves => Role is ServerRole.Serve or ServerRole.Command or ServerRole.All;

    public bool Works => Role is ServerRole.Work or ServerRole.Command or ServerRole.All;

    public static StartOptions Parse(string[] args)
    {
        var rest = new ArgumentList(args.Where(a => a != "--"));
        var name = rest.TakeFirst() ?? "serve";
        if (RoleOf(name) is not { } role)
            return Wrong(name == "help" ? "What it can do:" : $"Unknown role '{name}'.");
        if (role == ServerRole.Admin)
            return ParseAdministrator(rest);
        if (role == ServerRole.Command)
            return ParseCommand(name, rest);
        var persons = DefaultPersons;
        if (rest.Take("--persons") is { } wanted && (!int.TryParse(wanted, out persons) || persons is < 100 or > 20_000_000))
            return Wrong("--persons takes a number from 100 to 20000000.");

        return new StartOptions(role, persons, rest.Rest);
    }

    /// <summary>By its name alone: a stray number must not write a demonstration.</summary>
    private static ServerRole? RoleOf(string name) => name switch
    {
        "serve" => ServerRole.Serve,
        "work" => ServerRole.Work,
        "migrate" => ServerRole.Migrate,
        "admin" => ServerRole.Admin,
        "import" or "export" => ServerRole.Command,
        "seed" => ServerRole.Seed,
        "rotate-keys" => ServerRole.RotateKeys,
        "all" => ServerRole.All,
        _ => null,
    };

    private static StartOptions ParseAdministrator(ArgumentList rest)
    {
        if (rest.TakeFirst() is not { } name)
            return Wrong("admin takes the user name of the administrator.");
        var (region, regionName, reset) = (rest.Take("--region"), rest.Take("--region-name"), rest.TakeFlag("--reset"));
        return new StartOptions(ServerRole.Admin, 0, rest.Rest) { Administrator = new AdministratorOptions(name, region, regionName, reset) };
    }

    private static StartOptions ParseCommand(string name, ArgumentList rest)
    {
        var (command, error) = CommandOptions.Parse(name, rest);
        return error is null ? new StartOptions(ServerRole.Command, 0, rest.Rest) { Command = command } : Wrong(error);
    }

    private static StartOptions Wrong(string error) => new(ServerRole.Serve, 0, []) { Error = error };
}
