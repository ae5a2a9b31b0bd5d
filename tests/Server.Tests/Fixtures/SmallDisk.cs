using System.Diagnostics;

namespace Paiyi.Server.Tests.Fixtures;

/// <summary>
/// A file system of its own with little room, so that a test can really fill a disk. It is mounted, which needs root or
/// <c>sudo</c> without a password, and lies in memory.
/// </summary>
public sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder folder = TemporaryFolder.Create();

    public SmallDisk(int megabytes)
    {
        Path = System.IO.Path.Combine(folder.Path, "disk");
        Directory.CreateDirectory(Path);
        AsRoot("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=1777", "tmpfs", Path);
    }

    public string Path { get; }

    private string Ballast => System.IO.Path.Combine(Path, "ballast");

    /// <summary>A folder on it that belongs to whom another folder belongs to.</summary>
    public string FolderOf(string owner)
    {
        var made = Directory.CreateDirectory(System.IO.Path.Combine(Path, Guid.NewGuid().ToString("N"))).FullName;
        AsRoot("chown", $"--reference={owner}", made);
        return made;
    }

    /// <summary>Leaves so many bytes free.</summary>
    public void Fill(long leaving)
    {
        var block = new byte[4096];
        using var file = File.Create(Ballast);
        while (new DriveInfo(Path).AvailableFreeSpace > leaving)
        {
            file.Write(block);
            file.Flush();
        }
    }

    public void MakeRoom() => File.Delete(Ballast);

    /// <summary>Takes away what a killed run has left mounted in a folder.</summary>
    public static void UnmountIn(string folder)
    {
        foreach (var mounted in File.ReadLines("/proc/mounts").Select(line => line.Split(' ')[1]).Where(at => at.StartsWith(folder + "/", StringComparison.Ordinal)))
            AsRoot("umount", "--lazy", mounted);
    }

    public void Dispose()
    {
        AsRoot("umount", "--lazy", Path);
        folder.Dispose();
    }

    private static void AsRoot(params string[] command)
    {
        string[] whole = Environment.IsPrivilegedProcess ? command : ["sudo", "-n", .. command];
        using var process = Process.Start(new ProcessStartInfo(whole[0], whole[1..]) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', whole)}: {error}");
    }
}
