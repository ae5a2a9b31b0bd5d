namespace Paiyi.Server.Platform.Files;

/// <summary>
/// Files of keys: only their owner reads them (mode 600), and no reader ever sees half of one, because each is written
/// under another name and then moved.
/// </summary>
public static class SecretFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Creates a folder that only its owner enters; one that exists stays as it is.</summary>
    public static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
    }

    /// <summary>Writes the file, in place of the one that may be there.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        try
        {
            using (var file = new FileStream(draft, options))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>
    /// Writes the file unless there is one. Of several processes that come at once one writes and the others wait for
    /// it: moving "without overwriting" would not do, as that looks first and moves then. The lock, a file beside, is
    /// given back by the kernel however its holder ends.
    /// </summary>
    public static void WriteOnce(string path, Func<byte[]> content)
    {
        if (File.Exists(path))
            return;
        using var alone = Lock(path + ".lock");
        if (!File.Exists(path))
            Write(path, content());
    }

    private static FileStream Lock(string path)
    {
        FileStream? taken = null;
        return SpinWait.SpinUntil(() => (taken = TryLock(path)) is not null, Patience)
            ? taken!
            : throw new IOException($"Another process has held {path} for {Patience.TotalSeconds:0} seconds.");
    }

    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }
}
