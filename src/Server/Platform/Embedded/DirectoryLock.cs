using System.Globalization;

namespace Paiyi.Server.Platform.Embedded;

/// <summary>
/// Keeps a data directory for one program at a time. The kernel gives the lock back however the program ends.
/// </summary>
public sealed class DirectoryLock : IDisposable
{
    private readonly FileStream file;

    private DirectoryLock(FileStream file) => this.file = file;

    /// <exception cref="EmbeddedServerException">Another program, or another server of this one, holds it.</exception>
    public static DirectoryLock Take(string directory)
    {
        if (TryTake(directory) is { } taken) return taken;
        var holder = File.Exists(HolderPath(directory)) ? File.ReadAllText(HolderPath(directory)) : "unknown";
        throw new EmbeddedServerException(
            $"Another Paiyi runs on {directory}, pid {holder}. Stop that one first (kill {holder}), or start this one " +
            "in another working folder.");
    }

    public static DirectoryLock? TryTake(string directory)
    {
        FileStream file;
        try
        {
            file = new FileStream(directory + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new EmbeddedServerException($"{directory} belongs to another user: {denied.Message}", denied);
        }
        catch (IOException)
        {
            return null;
        }

        // Beside the lock, because a locked file cannot be read by the one who is refused.
        File.WriteAllText(HolderPath(directory), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new DirectoryLock(file);
    }

    /// <summary>Whether a program holds it now.</summary>
    public static bool IsTaken(string directory)
    {
        if (!Directory.Exists(directory)) return false;
        using var free = TryTake(directory);
        return free is null;
    }

    public void Dispose() => file.Dispose();

    private static string HolderPath(string directory) => directory + ".holder";
}
