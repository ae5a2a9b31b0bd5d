using System.Security.Cryptography;
using System.Text;

namespace Paiyi.Server.Platform.Embedded;

/// <summary>A data directory and the account that owns it and runs the server.</summary>
internal sealed record PostgresPlace(string Directory, ServerAccount Account)
{
    /// <summary>Where data and server programs go when the working folder is closed to the account.</summary>
    public const string SharedFolder = "/var/lib/paiyi-embedded";

    public bool HoldsCluster => IsCluster(Directory);

    public static async Task<PostgresPlace> FindAsync(
        EmbeddedPostgresOptions options, ILogger logger, CancellationToken cancellation)
    {
        var wished = Path.GetFullPath(options.Directory ?? Path.Combine(options.WorkingFolder, "data/postgres"));
        var parent = Path.GetDirectoryName(wished)!;
        var account = await ServerAccount.ForAsync(wished, cancellation);
        System.IO.Directory.CreateDirectory(parent);
        if (await account.CanEnterAsync(parent, cancellation)) return new PostgresPlace(wished, account);

        // Never a second, empty cluster in place of one that is only out of reach.
        if (IsCluster(wished))
            throw new EmbeddedServerException(
                $"The data in {wished} cannot be reached by {account.Name}, as which PostgreSQL has to run. Open the way " +
                $"with chmod o+x for {parent} and the folders above it, or start Paiyi as an ordinary user.");
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(wished)))[..16];
        var elsewhere = Path.Combine(SharedFolder, name, "postgres");
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(elsewhere)!);
        logger.LogWarning(
            "PostgreSQL runs as {Account}, who cannot enter {Parent}: the data is in {Directory}.",
            account.Name, parent, elsewhere);
        return new PostgresPlace(elsewhere, await ServerAccount.ForAsync(elsewhere, cancellation));
    }

    /// <summary>Makes a cluster beside its place and moves it there when it is whole.</summary>
    public async Task CreateClusterAsync(PostgresBinaries binaries, bool sync, CancellationToken cancellation)
    {
        if (System.IO.Directory.Exists(Directory) && System.IO.Directory.EnumerateFileSystemEntries(Directory).Any())
            throw new EmbeddedServerException($"{Directory} is neither empty nor a PostgreSQL cluster. Move it away.");
        var next = Directory + ".new";
        var passwordFile = Directory + ".password";
        if (System.IO.Directory.Exists(next)) System.IO.Directory.Delete(next, recursive: true);
        Loopback.CreatePrivateDirectory(next);
        await Account.GiveAsync(next, cancellation);
        var access = new PostgresAccess(Loopback.FreePort(), Loopback.NewPassword());
        try
        {
            await Loopback.WriteSecretAsync(passwordFile, access.Password, cancellation);
            await Account.GiveAsync(passwordFile, cancellation);
            // Sorted by code point, which is quick and lets LIKE 'x%' use an index, with Unicode letters and case.
            var made = await InitDbAsync("C.UTF-8");
            if (!made.Succeeded && made.Output.Contains("locale", StringComparison.Ordinal)) made = await InitDbAsync("C");
            if (!made.Succeeded)
                throw new EmbeddedServerException($"PostgreSQL cannot create its cluster in {next}: {made.Output}");
        }
        finally
        {
            File.Delete(passwordFile);
        }

        await access.WriteAsync(next, cancellation);
        if (System.IO.Directory.Exists(Directory)) System.IO.Directory.Delete(Directory);
        System.IO.Directory.Move(next, Directory);

        Task<CommandResult> InitDbAsync(string letters) => Account.RunAsync(
            binaries.Program("initdb"),
            [
                "-D", next, "-U", PostgresAccess.User, "--auth=scram-sha-256", $"--pwfile={passwordFile}",
                "--encoding=UTF8", "--locale=C", $"--lc-ctype={letters}", .. sync ? Array.Empty<string>() : ["--no-sync"],
            ],
            cancellation);
    }

    private static bool IsCluster(string directory) => File.Exists(Path.Combine(directory, "PG_VERSION"));
}
