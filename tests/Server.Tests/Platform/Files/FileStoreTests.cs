using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Paiyi.Server.Platform.Files;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Platform.Files;

public sealed class FileStoreTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly byte[] Number = "110101201503070039"u8.ToArray();

    [Fact]
    public async Task A_file_of_several_pieces_comes_back_and_is_not_readable_in_the_database()
    {
        var content = Content();
        var id = await StoreAsync(content);

        (await ReadAsync(id)).ShouldBe(content);
        var pieces = await PiecesAsync(id);
        pieces.Count.ShouldBe(3);
        pieces.Count(p => p.Content.AsSpan().IndexOf(Number) >= 0).ShouldBe(0);
    }

    [Fact]
    public async Task Pieces_that_were_changed_exchanged_or_lost_are_noticed()
    {
        var (changed, exchanged, lost) = (await StoreAsync(Content()), await StoreAsync(Content()), await StoreAsync(Content()));
        await server.InDatabaseAsync(db => db.Database.ExecuteSqlAsync(
            $"UPDATE stored_file_pieces SET content = set_byte(content, 100, (get_byte(content, 100) + 1) % 256) WHERE file_id = {changed} AND number = 1"));
        var other = (await PiecesAsync(changed))[0].Content;
        await server.InDatabaseAsync(db => db.Database.ExecuteSqlAsync(
            $"UPDATE stored_file_pieces SET content = {other} WHERE file_id = {exchanged} AND number = 0"));
        await server.InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"DELETE FROM stored_file_pieces WHERE file_id = {lost} AND number = 2"));

        foreach (var id in new[] { changed, exchanged, lost })
            await Should.ThrowAsync<CryptographicException>(() => ReadAsync(id));
    }

    [Fact]
    public async Task A_rotation_of_keys_rewrites_the_pieces()
    {
        var content = Content();
        var id = await StoreAsync(content);

        var done = await server.Services.GetRequiredService<KeyRotation>().RunAsync(TestContext.Current.CancellationToken);

        done.Single(t => t.Name == "stored_file_pieces").Rewritten.ShouldBeGreaterThanOrEqualTo(3);
        (await PiecesAsync(id)).ShouldAllBe(p => p.Content[0] == server.Services.GetRequiredService<Keyring>().Current);
        (await ReadAsync(id)).ShouldBe(content);
    }

    [Fact]
    public async Task An_empty_file_is_a_file() => (await ReadAsync(await StoreAsync([]))).ShouldBeEmpty();

    private static byte[] Content() => [.. Enumerable.Range(0, 140_000).SelectMany(_ => Number)];

    private async Task<Guid> StoreAsync(byte[] content)
    {
        await using var connection = await server.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        var files = server.Services.GetRequiredService<FileStore>();
        return (await files.StoreAsync(connection, new MemoryStream(content), "名单.xlsx", "x", CancellationToken.None)).Id;
    }

    private async Task<byte[]> ReadAsync(Guid id)
    {
        using var copy = new MemoryStream();
        await server.Services.GetRequiredService<FileStore>().CopyToAsync(id, copy, CancellationToken.None);
        return copy.ToArray();
    }

    private Task<List<StoredFilePiece>> PiecesAsync(Guid id) => server.InDatabaseAsync(db =>
        db.Set<StoredFilePiece>().AsNoTracking().Where(p => p.FileId == id).OrderBy(p => p.Number).ToListAsync());
}
