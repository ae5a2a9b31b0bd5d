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

    /// <summary>Everything in one process, with embedded servers where none are configured.</summary>
    All,
}

/// <summary>The command line: a role, the size of the demonstration, and anything that configuration understands.</summary>
public sealed record StartOptions(ServerRole Role, int Persons, string[] ConfigurationArguments)
{
    public const int DefaultPersons = 20_000;

    public const string Usage =
        """
        Paiyi.Server [serve|work|migrate|seed|rotate-keys|all] [--persons N] [--Key:Name=value …]
          serve     answers HTTP (the default)
          work      runs jobs
          migrate   brings the database up to date and ends
          seed      writes the demonstration data and ends
          rotate-keys  adds a key for personal data, encrypts every row with it and ends; run it again if it was stopped
          all       migrates, seeds on first start, serves and works in one process
        """;

    public string? Error { get; private init; }

    public bool Serves => Role is ServerRole.Serve or ServerRole.All;

    public bool Works => Role is ServerRole.Work or ServerRole.All;

    public static StartOptions Parse(string[] args)
    {
        var rest = args.Where(a => a != "--").ToList();
        var role = ServerRole.Serve;
        if (rest is [{ } first, ..] && !first.StartsWith('-'))
        {
            if (!Enum.TryParse(first.Replace("-", ""), ignoreCase: true, out role) || !Enum.IsDefined(role))
                return Wrong($"Unknown role '{first}'.");
            rest.RemoveAt(0);
        }

        var persons = DefaultPersons;
        var at = rest.FindIndex(a => a == "--persons" || a.StartsWith("--persons=", StringComparison.Ordinal));
        if (at >= 0)
        {
            var inline = rest[at].Contains('=');
            var value = inline ? rest[at]["--persons=".Length..] : rest.ElementAtOrDefault(at + 1);
            if (!int.TryParse(value, out persons) || persons is < 100 or > 20_000_000)
                return Wrong("--persons takes a number from 100 to 20000000.");
            rest.RemoveRange(at, inline ? 1 : 2);
        }

        return new StartOptions(role, persons, [.. rest]);
    }

    private static StartOptions Wrong(string error) => new(ServerRole.Serve, 0, []) { Error = error };
}
