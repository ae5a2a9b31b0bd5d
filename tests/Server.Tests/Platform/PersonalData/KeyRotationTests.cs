using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Platform.PersonalData;

public sealed class KeyRotationTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task Rows_are_rewritten_with_the_new_key_and_a_damaged_one_is_reported_and_stops_nothing()
    {
        var phone = Invented.Phone();
        await server.CitizenAsync(phone);
        var broken = await server.InDatabaseAsync(async db =>
        {
            var person = World.NewPerson(server.Cipher, "坏", Invented.ResidentId(), Invented.Phone(), server.World.EastStreet);
            person.DocumentSealed = [1, .. new byte[40]];
            db.Add(person);
            db.AddRange(Enumerable.Range(0, 1200).Select(i =>
                World.NewPerson(server.Cipher, $"人{i}", Invented.ResidentId(), null, server.World.EastStreet)));
            await db.SaveChangesAsync();
            return person.Id;
        });
        var rotation = server.Services.GetRequiredService<KeyRotation>();

        var done = await rotation.RunAsync(TestContext.Current.CancellationToken);

        done.Single(t => t.Name == "persons").Damaged.ShouldBe(1);
        done.Single(t => t.Name == "persons").Rewritten.ShouldBeGreaterThanOrEqualTo(1202);
        done.Single(t => t.Name == "citizen_accounts").ShouldBe(new RotatedTable("citizen_accounts", 1, 0));
        var persons = await server.InDatabaseAsync(db => db.Persons.AsNoTracking().ToListAsync());
        persons.Where(p => p.Id != broken).ShouldAllBe(p => p.DocumentSealed[0] == 2);
        var bad = persons.Single(p => p.Id == broken);
        (bad.DocumentSealed[0], bad.PhoneSealed![0]).ShouldBe(((byte)1, (byte)2));
        var pupil = persons.Single(p => p.Id == server.World.Pupil.Id);
        server.Cipher.Decrypt(Purpose.Document, pupil.DocumentSealed).ShouldBe("110101201503070039");
        server.Logs.Lines.ShouldContain(line => line.Contains($"Row {broken} of persons"));

        // Once more: another key, and again every row but the damaged one. Whoever writes beside it has the key by then.
        var beside = Keyring.OpenOrCreate(server.Services.GetRequiredService<IConfiguration>()["PAIYI_KEYS"]!);
        beside.Current.ShouldBe((byte)2);
        (await rotation.RunAsync(TestContext.Current.CancellationToken)).Single(t => t.Name == "persons").Damaged.ShouldBe(1);
        beside.Current.ShouldBe((byte)3);
    }

    [Fact]
    public async Task A_process_that_only_writes_takes_the_new_key_and_keeps_it_while_the_file_cannot_be_read()
    {
        using var folder = TemporaryFolder.Create();
        var writing = new PersonalDataCipher(Keyring.OpenOrCreate(folder.Path));
        writing.Encrypt(Purpose.Phone, "13812345678")[0].ShouldBe((byte)1);
        Keyring.Rotate(folder.Path);

        await Task.Delay(Keyring.Freshness, TestContext.Current.CancellationToken);
        writing.Encrypt(Purpose.Phone, "13812345678")[0].ShouldBe((byte)2);

        await File.WriteAllTextAsync(Path.Combine(folder.Path, Keyring.FileName), "{", TestContext.Current.CancellationToken);
        await Task.Delay(Keyring.Freshness, TestContext.Current.CancellationToken);
        writing.Encrypt(Purpose.Phone, "13812345678")[0].ShouldBe((byte)2);
    }

    [Fact]
    public void A_rotation_that_was_stopped_goes_on_with_the_same_key()
    {
        using var folder = TemporaryFolder.Create();
        var serving = new PersonalDataCipher(Keyring.OpenOrCreate(folder.Path));
        var old = serving.Encrypt(Purpose.Phone, "13812345678");

        Keyring.Rotate(folder.Path).Current.ShouldBe((byte)2);
        var again = Keyring.Rotate(folder.Path);
        again.Current.ShouldBe((byte)2);
        again.EndRotation();
        Keyring.Rotate(folder.Path).Current.ShouldBe((byte)3);

        var rotating = new PersonalDataCipher(again);
        rotating.Decrypt(Purpose.Phone, old).ShouldBe("13812345678");
        serving.Decrypt(Purpose.Phone, rotating.Encrypt(Purpose.Phone, "13812345678")).ShouldBe("13812345678");
        serving.Index(Purpose.Phone, "13812345678").ShouldBe(rotating.Index(Purpose.Phone, "13812345678"));
    }
}
