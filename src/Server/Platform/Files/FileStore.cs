using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;
using Paiyi.Server.Platform.PersonalData;

namespace Paiyi.Server.Platform.Files;

/// <summary>
/// Receives and gives back files through the database in pieces of 1 MiB, each encrypted: memory stays constant at any size.
/// </summary>
public sealed class FileStore(NpgsqlDataSource database, PersonalDataCipher cipher, TimeProvider clock)
{
    private const int PieceSize = 1 << 20;

    /// <summary>Id of the file and number of the piece, encrypted in front of its content.</summary>
    private const int PlaceSize = 16 + sizeof(int);

    /// <summary>
    /// Stores everything that the stream holds, in the transaction that the connection is in: the file exists if and only
    /// if what refers to it does.
    /// </summary>
    public async Task<StoredFile> StoreAsync(NpgsqlConnection connection, Stream content, string name, string contentType, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var plain = ArrayPool<byte>.Shared.Rent(PlaceSize + PieceSize);
        var piece = ArrayPool<byte>.Shared.Rent(PlaceSize + PieceSize + PersonalDataCipher.Overhead);
        long length = 0;
        try
        {
            for (var number = 0; ; number++)
            {
                var read = await content.ReadAtLeastAsync(plain.AsMemory(PlaceSize, PieceSize), PieceSize, throwOnEndOfStream: false, ct);
                if (read == 0)
                    break;
                length += read;
                hash.AppendData(plain, PlaceSize, read);
                WritePlace(plain, id, number);
                var size = PlaceSize + read + PersonalDataCipher.Overhead;
                cipher.Encrypt(Purpose.File, plain.AsSpan(0, PlaceSize + read), piece.AsSpan(0, size));
                await InsertPieceAsync(connection, id, number, piece.AsMemory(0, size), ct);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain, clearArray: true);
            ArrayPool<byte>.Shared.Return(piece);
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
    /// <exception cref="CryptographicException">A piece was changed, exchanged or is missing.</exception>
    public async Task CopyToAsync(Guid id, Stream target, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(
            """
            SELECT f.length, p.content FROM stored_files f LEFT JOIN stored_file_pieces p ON p.file_id = f.id
            WHERE f.id = $1 ORDER BY p.number
            """, connection)
        {
            Parameters = { new() { Value = id } },
        };
        await using var reader = await command.ExecuteReaderAsync(System.Data.CommandBehavior.SequentialAccess, ct);
        var (number, rest) = (0, -1L);
        while (await reader.ReadAsync(ct))
        {
            rest = rest < 0 ? reader.GetInt64(0) : rest;
            if (await reader.IsDBNullAsync(1, ct))
                break;
            var plain = cipher.DecryptBytes(Purpose.File, reader.GetFieldValue<byte[]>(1));
            if (!HasPlace(plain, id, number++))
                throw new CryptographicException($"A piece of file {id} stands in another place.");
            rest -= plain.Length - PlaceSize;
            await target.WriteAsync(plain.AsMemory(PlaceSize), ct);
        }

        if (rest != 0)
            throw new CryptographicException($"File {id} is not whole.");
    }

    /// <summary>Copies a stored file into a temporary file that disappears when it is closed, for readers that must seek.</summary>
    public async Task<FileStream> OpenTemporaryCopyAsync(Guid id, CancellationToken ct)
    {
        var copy = TemporaryFiles.Create();
        await CopyToAsync(id, copy, ct);
        copy.Position = 0;
        return copy;
    }

    private static void WritePlace(Span<byte> plain, Guid id, int number)
    {
        id.TryWriteBytes(plain, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(plain[16..], number);
    }

    private static bool HasPlace(ReadOnlySpan<byte> plain, Guid id, int number)
    {
        Span<byte> place = stackalloc byte[PlaceSize];
        WritePlace(place, id, number);
        return plain.StartsWith(place);
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
