using System.Buffers;

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

    /// <summary>Receives a stream that may be slow or endless, before anything is done with it.</summary>
    /// <returns>The received bytes, from their beginning; null when there are more than <paramref name="limit"/>.</returns>
    public static async Task<FileStream?> ReceiveAsync(Stream content, long limit, CancellationToken ct)
    {
        var file = Create();
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            for (int read; (read = await content.ReadAsync(buffer, ct)) > 0;)
            {
                if (file.Length + read > limit)
                {
                    await file.DisposeAsync();
                    return null;
                }

                await file.WriteAsync(buffer.AsMemory(0, read), ct);
            }
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        file.Position = 0;
        return file;
    }
}
