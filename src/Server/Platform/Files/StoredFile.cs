using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Paiyi.Server.Platform.Files;

/// <summary>A file kept in the database, so that any process can read what another received. Written once, never changed.</summary>
public sealed class StoredFile
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string ContentType { get; init; }

    public required long Length { get; init; }

    /// <summary>SHA-256 of the content.</summary>
    public required byte[] Sha256 { get; init; }

    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>When the content was removed because its time was over; the row stays for what refers to it.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<StoredFile>
    {
        public void Configure(EntityTypeBuilder<StoredFile> builder)
        {
            builder.ToTable("stored_files");
            builder.Property(f => f.Name).HasMaxLength(255);
            builder.Property(f => f.ContentType).HasMaxLength(120);
        }
    }
}

/// <summary>One piece of a stored file, in order; pieces exist before their file does, while it is being received.</summary>
public sealed class StoredFilePiece
{
    public long Id { get; init; }

    public required Guid FileId { get; init; }

    public required int Number { get; init; }

    /// <summary>Encrypted, with the file and the number in front, so that a piece in another place is noticed.</summary>
    public required byte[] Content { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<StoredFilePiece>
    {
        public void Configure(EntityTypeBuilder<StoredFilePiece> builder)
        {
            builder.ToTable("stored_file_pieces");
            builder.HasIndex(p => new { p.FileId, p.Number }).IsUnique();
        }
    }
}
