using System.Buffers;
using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;

namespace Paiyi.Server.Platform.Files;

/// <summary>Receives and gives back files through the database in pieces of 1 MiB: memory stays constant at any size.</summary>
public sealed class FileStore(NpgsqlDataSource database, TimeProvider clock)
{
    private const int PieceSize = 1 << 20;

    /// <summary>
    /// Stores everything that the stream holds, in the transaction that the connection is in: the file exists if and only
    /// if what refers to it does.
    /// </summary>
    public async Task<StoredFile> StoreAsync(NpgsqlConnection connection, Stream content, string name, string contentType, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(PieceSize);
        long length = 0;
        try
        {
            for (var number = 0; ; number++)
            {
                var read = await content.ReadAtLeastAsync(buffer.AsMemory(0, PieceSize), PieceSize, throwOnEndOfStream: false, ct);
                if (read == 0)
                    break;
                length += read;
                hash.AppendData(buffer, 0, read);
                await InsertPieceAsync(connection, id, number, buffer.AsMemory(0, read), ct);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        var file = new StoredFile
        {
            Id = id,
            Name = Path.GetFileName(name),
            ContentType = contentType,
            Length = length,
            Sha256 = hash.GetHashAndReset(),
            StoredAt = clock.GetUtcNow(),
        };
        await InsertFileAsync(connection, file, ct);
        return file;
    }

    /// <summary>Copies a stored file to a stream, piece by piece.</summary>
    public async Task CopyToAsync(Guid id, Stream target, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand("SELECT content FROM stored_file_pieces WHERE file_id = $1 ORDER BY number", connection)
        {
            Parameters = { new() { Value = id } },
        };
        await using var reader = await command.ExecuteReaderAsync(System.Data.CommandBehavior.SequentialAccess, ct);
        while (await reader.ReadAsync(ct))
        {
            await using var piece = await reader.GetStreamAsync(0, ct);
            await piece.CopyToAsync(target, ct);
        }
    }

    /// <summary>Copies a stored file into a temporary file that disappears when it is closed, for readers that must seek.</summary>
    public async Task<FileStream> OpenTemporaryCopyAsync(Guid id, CancellationToken ct)
    {
        var copy = TemporaryFiles.Create();
        await CopyToAsync(id, copy, ct);
        copy.Position = 0;
        return copy;
    }

    private static async Task InsertPieceAsync(NpgsqlConnection connection, Guid id, int number, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("INSERT INTO stored_file_pieces (file_id, number, content) VALUES ($1, $2, $3)", connection)
        {
            Parameters = { new() { Value = id }, new() { Value = number }, new() { Value = content, NpgsqlDbType = NpgsqlDbType.Bytea } },
        };
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task InsertFileAsync(NpgsqlConnection connection, StoredFile file, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "INSERT INTO stored_files (id, name, content_type, length, sha256, stored_at) VALUES ($1, $2, $3, $4, $5, $6)", connection)
        {
            Parameters =
            {
                new() { Value = file.Id }, new() { Value = file.Name }, new() { Value = file.ContentType },
                new() { Value = file.Length }, new() { Value = file.Sha256 }, new() { Value = file.StoredAt },
            },
        };
        await command.ExecuteNonQueryAsync(ct);
    }
}
