using System.Security.Cryptography;
using Paiyi.Server.Platform.Files;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Platform.Files;

public sealed class SecretFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paiyi-secret-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Of_many_that_would_make_it_at_once_one_does_and_all_read_the_same()
    {
        for (var round = 0; round < 25; round++)
        {
            var path = Path.Combine(_folder.FullName, $"{round}.key");
            using var start = new Barrier(8);
            var read = new byte[8][];
            var threads = Enumerable.Range(0, read.Length).Select(i => new Thread(() =>
            {
                start.SignalAndWait();
                SecretFile.WriteOnce(path, () => RandomNumberGenerator.GetBytes(32));
                read[i] = File.ReadAllBytes(path);
            })).ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());

            read.Select(Convert.ToHexString).Distinct().ShouldHaveSingleItem();
        }
    }

    [Fact]
    public void Only_its_owner_reads_it_and_no_draft_is_left()
    {
        var path = Path.Combine(_folder.FullName, "a.key");
        SecretFile.Write(path, [1]);
        SecretFile.Write(path, [2]);

        File.ReadAllBytes(path).ShouldBe([2]);
        Directory.GetFiles(_folder.FullName).ShouldHaveSingleItem();
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
