namespace Paiyi.Server.Platform.Embedded;

/// <summary>
/// The Unix account that PostgreSQL runs as: our own, or an unprivileged one when we are root, which PostgreSQL refuses.
/// </summary>
public sealed class ServerAccount
{
    private static readonly string[] Unprivileged = ["postgres", "nobody"];
    private readonly string? userId;
    private readonly string? groupId;

    private ServerAccount(string name, string? userId, string? groupId)
    {
        Name = name;
        this.userId = userId;
        this.groupId = groupId;
    }

    public string Name { get; }

    /// <summary>Whether the account is another one than that of this process.</summary>
    public bool IsAnother => userId is not null;

    /// <summary>The account for a data directory: its present owner where that is possible.</summary>
    public static async Task<ServerAccount> ForAsync(string directory, CancellationToken cancellation)
    {
        var owner = Directory.Exists(directory)
            ? (await Command.RunAsync("stat", ["--format=%U", directory], cancellation)).Output
            : null;
        if (!Environment.IsPrivilegedProcess)
        {
            if (owner is not null && owner != Environment.UserName)
                throw new EmbeddedServerException(
                    $"{directory} belongs to {owner}, and this is {Environment.UserName}. Start Paiyi as the user who " +
                    $"started it first, or give the folder away: sudo chown -R {Environment.UserName} {directory}");
            return new ServerAccount(Environment.UserName, null, null);
        }

        var accounts = await File.ReadAllLinesAsync("/etc/passwd", cancellation);
        foreach (var name in Unprivileged.Prepend(owner))
        {
            var fields = accounts.Select(line => line.Split(':')).FirstOrDefault(fields => fields[0] == name);
            if (fields is not null && fields[2] != "0") return new ServerAccount(fields[0], fields[2], fields[3]);
        }

        throw new EmbeddedServerException(
            "PostgreSQL refuses to run as root, and there is neither an account 'postgres' nor 'nobody'.");
    }

    public Task<CommandResult> RunAsync(
        string program, IEnumerable<string> arguments, CancellationToken cancellation = default) =>
        IsAnother
            ? Command.RunAsync(
                "setpriv",
                [$"--reuid={userId}", $"--regid={groupId}", "--clear-groups", "--", program, .. arguments],
                cancellation)
            : Command.RunAsync(program, arguments, cancellation);

    /// <summary>Makes the account the owner of a file, or of a directory and all that is in it.</summary>
    public async Task GiveAsync(string path, CancellationToken cancellation)
    {
        if (!IsAnother) return;
        var given = await Command.RunAsync("chown", ["--recursive", $"{userId}:{groupId}", path], cancellation);
        if (!given.Succeeded) throw new EmbeddedServerException($"{path} cannot be given to {Name}: {given.Output}");
    }

    /// <summary>Whether the account may pass through a directory and all those above it.</summary>
    public async Task<bool> CanEnterAsync(string directory, CancellationToken cancellation) =>
        !IsAnother || (await RunAsync("test", ["-x", directory], cancellation)).Succeeded;
}
