using System.Security.Cryptography;
using Paiyi.Server.HealthCodes.Tokens;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.HealthCodes.Tokens;

public sealed class SigningKeysTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("paiyi-keys-");

    private string Folder => Path.Combine(_root.FullName, "keys");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void The_first_start_creates_a_key_that_only_its_owner_reads()
    {
        using var keys = SigningKeys.Load(Folder);

        var file = Directory.GetFiles(Folder, "*.pem").ShouldHaveSingleItem();
        File.ReadAllText(file).ShouldStartWith("-----BEGIN PRIVATE KEY-----");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void The_key_id_is_the_beginning_of_the_hash_of_the_public_key()
    {
        using var keys = SigningKeys.Load(Folder);

        var hash = SHA256.HashData(keys.Current.Key.ExportSubjectPublicKeyInfo());
        keys.Current.KeyId.ShouldBe(Convert.ToHexStringLower(hash.AsSpan(0, 8)));
        keys.PublicKeys.Keys.ShouldBe([keys.Current.KeyId]);
    }

    [Fact]
    public void The_next_start_reads_the_same_key()
    {
        using var first = SigningKeys.Load(Folder);
        using var second = SigningKeys.Load(Folder);

        second.Current.KeyId.ShouldBe(first.Current.KeyId);
    }

    [Fact]
    public void Processes_that_start_at_once_agree_on_one_key()
    {
        var loaded = new SigningKeys[16];
        var together = new ParallelOptions { MaxDegreeOfParallelism = loaded.Length };
        Parallel.For(0, loaded.Length, together, i => loaded[i] = SigningKeys.Load(Folder));

        loaded.Select(keys => keys.Current.KeyId).Distinct().ShouldHaveSingleItem();
        Directory.GetFiles(Folder, "*.pem").ShouldHaveSingleItem();
        Array.ForEach(loaded, keys => keys.Dispose());
    }

    [Fact]
    public void After_a_rotation_the_later_file_signs_and_the_earlier_still_verifies()
    {
        using var before = SigningKeys.Load(Folder);
        using var next = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(Path.Combine(Folder, "0002.pem"), next.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(Path.Combine(Folder, "0001.pem"), before.Current.Key.ExportSubjectPublicKeyInfoPem());

        using var after = SigningKeys.Load(Folder);

        after.Current.Key.ExportSubjectPublicKeyInfo().ShouldBe(next.ExportSubjectPublicKeyInfo());
        after.Find(before.Current.KeyId).ShouldNotBeNull();
        after.PublicKeys.Count.ShouldBe(2);
        after.Find("0011223344556677").ShouldBeNull();
    }

    [Fact]
    public void A_file_without_a_fitting_key_stops_the_start()
    {
        Directory.CreateDirectory(Folder);
        using var wrong = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        File.WriteAllText(Path.Combine(Folder, "0001.pem"), wrong.ExportPkcs8PrivateKeyPem());
        Should.Throw<InvalidDataException>(() => SigningKeys.Load(Folder));

        File.WriteAllText(Path.Combine(Folder, "0001.pem"), "not a key");
        Should.Throw<InvalidDataException>(() => SigningKeys.Load(Folder));
    }
}
