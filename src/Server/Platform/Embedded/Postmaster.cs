using System.Globalization;

namespace Paiyi.Server.Platform.Embedded;

/// <summary>A running PostgreSQL server, found through the <c>postmaster.pid</c> of its data directory.</summary>
public sealed record Postmaster(int ProcessId, int Port)
{
    /// <summary>
    /// The server that runs on the directory, or null. A pid file whose number now belongs to another program (after a
    /// power cut or in a restarted container) is removed, for PostgreSQL itself would take that program for a server.
    /// </summary>
    public static Postmaster? Find(string directory)
    {
        var pidFile = Path.Combine(directory, "postmaster.pid");
        if (!File.Exists(pidFile)) return null;
        var lines = File.ReadAllLines(pidFile);
        if (lines.Length < 4
            || !int.TryParse(lines[0], CultureInfo.InvariantCulture, out var processId)
            || !int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port))
            return null;
        if (RunsOn(processId, directory)) return new Postmaster(processId, port);
        if (Directory.Exists($"/proc/{processId}")) File.Delete(pidFile);
        return null;
    }

    private static bool RunsOn(int processId, string directory)
    {
        try
        {
            // The field after the name in brackets is the state; Z is a dead process that nobody has collected.
            var state = File.ReadAllText($"/proc/{processId}/stat");
            return state.Contains("(postgres) ", StringComparison.Ordinal)
                && !state.Contains(") Z ", StringComparison.Ordinal)
                && new DirectoryInfo($"/proc/{processId}/cwd").ResolveLinkTarget(true)?.FullName == directory;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
