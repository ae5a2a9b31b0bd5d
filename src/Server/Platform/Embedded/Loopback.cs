using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Paiyi.Server.Platform.Embedded;

/// <summary>What a server that only this machine reaches needs: a free port, a password, and private files.</summary>
internal static class Loopback
{
    public const string Address = "127.0.0.1";

    /// <summary>The wished port if it is free, else any free one.</summary>
    public static int FreePort(int? wished = null)
    {
        if (wished is { } port && IsFree(port)) return port;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static string NewPassword() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    /// <summary>Makes a folder that only its owner can enter.</summary>
    public static void CreatePrivateDirectory(string path)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException();
        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Writes a file that only its owner can read, from its first byte on.</summary>
    public static async Task WriteSecretAsync(string path, string content, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException();
        var next = path + ".new";
        File.Delete(next);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        await using (var writer = new StreamWriter(next, options))
            await writer.WriteAsync(content.AsMemory(), cancellation);
        File.Move(next, path, overwrite: true);
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
