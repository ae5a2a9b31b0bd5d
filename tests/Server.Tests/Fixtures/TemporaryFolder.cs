using System.Diagnostics;
using Paiyi.Server.Platform.Embedded;

namespace Paiyi.Server.Tests.Fixtures;

/// <summary>
/// A folder for one test, open to the account that PostgreSQL runs as. Folders of runs that were killed, and the servers
/// that still run on them, are removed when the first folder is made.
/// </summary>
public sealed class TemporaryFolder : IDisposable
{
    private const string Prefix = "paiyi-tests-";
    private static readonly Lazy<bool> Swept = new(Sweep);
    private readonly DirectoryLock taken;

    private TemporaryFolder(string path)
    {
        Path = path;
        Directory.CreateDirectory(path);
        taken = DirectoryLock.Take(System.IO.Path.Combine(path, "run"));
    }

    public string Path { get; }

    public static TemporaryFolder Create()
    {
        _ = Swept.Value;
        var name = Prefix + Guid.NewGuid().ToString("N")[..12];
        return new TemporaryFolder(System.IO.Path.Combine(System.IO.Path.GetTempPath(), name));
    }

    public void Dispose()
    {
        taken.Dispose();
        Directory.Delete(Path, recursive: true);
    }

    private static bool Sweep()
    {
        foreach (var left in Directory.GetDirectories(System.IO.Path.GetTempPath(), Prefix + "*"))
            try
            {
                if (Directory.GetLastWriteTimeUtc(left).AddMinutes(1) > TimeProvider.System.GetUtcNow()) continue;
                using var free = DirectoryLock.TryTake(System.IO.Path.Combine(left, "run"));
                if (free is null) continue;
                EndServersIn(left);
                SmallDisk.UnmountIn(left);
                Directory.Delete(left, recursive: true);
            }
            catch (Exception other) when (other is IOException or UnauthorizedAccessException or EmbeddedServerException or InvalidOperationException)
            {
                // Another user's, or another run is removing it.
            }

        return true;
    }

    /// <summary>Servers work in their data directory, which tells them from every other process.</summary>
    private static void EndServersIn(string folder)
    {
        foreach (var process in Process.GetProcesses())
            using (process)
                if ((WorkingFolderOf(process) + "/").StartsWith(folder + "/", StringComparison.Ordinal)) process.Kill();
    }

    private static string? WorkingFolderOf(Process process)
    {
        try
        {
            return new DirectoryInfo($"/proc/{process.Id}/cwd").ResolveLinkTarget(true)?.FullName;
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
