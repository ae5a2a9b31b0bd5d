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
            for (int read; (read = await ReadAsync(content, buffer, ct)) > 0;)
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

    /// <summary>
    /// A read of a request's body ends by itself when its sender is gone. Cancelled from outside it would stay under way, and
    /// Kestrel, which finishes every body, would log that as a fault.
    /// </summary>
    private static async Task<int> ReadAsync(Stream content, byte[] buffer, CancellationToken ct)
    {
        try
        {
            return await content.ReadAsync(buffer, CancellationToken.None);
        }
        catch (IOException fault) when (fault is not BadHttpRequestException)
        {
            // The request is told a moment later than its reader, and what is cancelled is no fault.
            await Task.Delay(TimeSpan.FromSeconds(1), ct);
            throw;
        }
    }
}
