using System.Security.Cryptography;
using Shouldly;
using Xunit;

namespace Paiyi.Sheets.Tests.Encryption;

public class WorkbookEncryptionTests
{
    private const string Password = "7K2M-九头鸟-QX4T";

    [Theory]
    [InlineData("officecrypto-tool.xlsx")]
    [InlineData("xlsx-populate.xlsx")]
    public void The_reader_of_these_tests_opens_what_other_programs_encrypted(string file)
    {
        using var stream = Fixtures.Open(Path.Combine("Encrypted", file));

        using var book = WorkbookReader.Open(new MemoryStream(AgileReader.Open(stream, "口令-Passw0rd").ShouldNotBeNull()));

        book.Rows()[0][0].ShouldBe("文字");
        AgileReader.Open(stream, "口令-passw0rd").ShouldBeNull();
    }

    [Theory]
    // Around a block, a segment, the length from which a stream has sectors of its own, and the tables of the header (7 MB).
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(4_079)]
    [InlineData(4_080)]
    [InlineData(4_088)]
    [InlineData(4_096)]
    [InlineData(4_097)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(7_000_000)]
    [InlineData(7_160_000)]
    [InlineData(30_000_001)]
    public async Task What_is_encrypted_opens_with_the_password_and_only_with_it(int length)
    {
        var plain = RandomNumberGenerator.GetBytes(length);
        foreach (var large in new[] { false, true })
        {
            var file = await EncryptAsync(plain, large);

            new CompoundReader(file).Version.ShouldBe(large ? 4 : 3);
            AgileReader.Open(file, Password).ShouldNotBeNull().AsSpan().SequenceEqual(plain).ShouldBeTrue();
            AgileReader.Open(file, Password.ToLowerInvariant()).ShouldBeNull();
        }
    }

    [Fact]
    public async Task It_is_told_apart_from_other_files()
    {
        var file = await EncryptAsync(new byte[10_000]);

        Should.Throw<SheetException>(() => SheetFile.Open(file)).Problem.ShouldBe(SheetProblem.Encrypted);
    }

    [Fact]
    public async Task A_changed_byte_is_noticed_and_no_two_files_are_alike()
    {
        var (first, second) = (await EncryptAsync(new byte[10_000]), await EncryptAsync(new byte[10_000]));
        first.ToArray().AsSpan(4_096, 4_096).SequenceEqual(second.ToArray().AsSpan(4_096, 4_096)).ShouldBeFalse();

        first.GetBuffer()[5_000] ^= 1;

        Should.Throw<InvalidDataException>(() => AgileReader.Open(first, Password));
    }

    [Fact]
    public async Task A_workbook_that_is_shorter_than_was_said_is_refused() =>
        await Should.ThrowAsync<EndOfStreamException>(() => WorkbookEncryption.EncryptAsync(new MemoryStream(new byte[99]), 100, Stream.Null, Password));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_password_is_needed(string? password) =>
        await Should.ThrowAsync<ArgumentException>(() => WorkbookEncryption.EncryptAsync(new MemoryStream(new byte[1]), 1, Stream.Null, password!));

    [Fact]
    public void Above_2_GB_the_sectors_are_larger_and_the_locked_one_is_passed_over()
    {
        const long Length = 5L << 30;
        var layout = ContainerLayout.Of(Length, 11, 40);

        (layout.SectorShift, layout.LongSectors).ShouldBe((12, Length >> 12));
        var (sector, count) = (layout.LongStart, 1L);
        for (; layout.Next(sector) != ContainerLayout.EndOfChain; sector = layout.Next(sector), count++)
            layout.IsLocked(sector).ShouldBeFalse();
        (count, sector + 1).ShouldBe((layout.LongSectors, layout.LongEnd));
        layout.Next(0x7FFFE).ShouldBe(ContainerLayout.EndOfChain);
    }

    [Fact]
    public void Around_2_GB_no_stream_touches_the_locked_sector()
    {
        for (var length = (2L << 30) - (6 << 20); length < 2L << 30; length += 4_096)
        {
            var layout = ContainerLayout.Large(length, 11, 40);
            layout.Next(layout.LongEnd - 1).ShouldBe(ContainerLayout.EndOfChain);
            layout.IsLocked(layout.LongEnd - 1).ShouldBeFalse();
            for (var sector = layout.SmallStart; sector < layout.Total; sector++)
                layout.IsLocked(sector).ShouldBeFalse();
        }
    }

    private static async Task<MemoryStream> EncryptAsync(byte[] plain, bool large = false)
    {
        var target = new AsyncOnlyStream();
        await WorkbookEncryption.EncryptAsync(new MemoryStream(plain), plain.Length, target, Password, large, CancellationToken.None);
        (target.Bytes.Length % (large ? 4_096 : 512)).ShouldBe(0);
        return target.Bytes;
    }
}
