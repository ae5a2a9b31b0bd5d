namespace Paiyi.Server.Platform.Files;

/// <summary>Files on disk for readers and writers that must seek. They have no name, so nothing is left when a process is killed.</summary>
public static class TemporaryFiles
{
    public static FileStream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), $"paiyi-{Guid.NewGuid():N}");
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.Asynchronous,
            BufferSize = 1 << 16,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        File.Delete(path);
        return file;
    }
}
