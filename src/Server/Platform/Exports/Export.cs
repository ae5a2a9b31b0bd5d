using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Platform.Audit;

namespace Paiyi.Server.Platform.Exports;

/// <summary>How far an export is.</summary>
public enum ExportState
{
    /// <summary>Waits for a job.</summary>
    Queued,
    Running,
    Completed,
    Failed,
    Cancelled,

    /// <summary>Streamed at once, and the reader went away or the list broke off.</summary>
    BrokenOff,

    /// <summary>The file of a job was removed, because its time was over.</summary>
    Expired,
}

/// <summary>
/// One list that left the system, or is about to: the register of exports. A job's file waits in it until it expires; of one
/// that was streamed at once only this row is left.
/// </summary>
public sealed class Export
{
    /// <summary>The number that the file carries, in what is seen of it and in what is not.</summary>
    public long Id { get; init; }

    /// <summary>The entry of the trail; a job has none until it begins.</summary>
    public long? EntryId { get; set; }

    public required long StaffId { get; init; }

    /// <summary>The key of the list, such as <c>persons</c>.</summary>
    public required string List { get; init; }

    public required string Format { get; init; }

    public required PersonalLevel Level { get; init; }

    /// <summary>Query parameters as the trail may keep them: without names and numbers.</summary>
    public required JsonElement Filter { get; init; }

    public required string[] Columns { get; init; }

    /// <summary>Why full numbers were needed.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the file opens only with its password.</summary>
    public bool Encrypted { get; init; }

    /// <summary>Made by a job instead of streamed at once.</summary>
    public bool Background { get; init; }

    public required ExportState State { get; set; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Rows written so far.</summary>
    public long Rows { get; set; }

    public long? Bytes { get; set; }

    /// <summary>SHA-256 of the file.</summary>
    public byte[]? Sha256 { get; set; }

    public Guid? FileId { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public int Downloads { get; set; }

    public DateTimeOffset? DownloadedAt { get; set; }

    /// <summary>How often a job has begun it; a job that finds another number here has been replaced.</summary>
    public int Runs { get; set; }

    /// <summary>What the job needs, encrypted: address, language and the file's password. Empty as soon as the job has ended.</summary>
    public byte[]? Request { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Export>
    {
        public void Configure(EntityTypeBuilder<Export> builder)
        {
            builder.ToTable("exports");
            builder.Property(e => e.List).HasMaxLength(60);
            builder.Property(e => e.Format).HasMaxLength(8);
            builder.Property(e => e.Reason).HasMaxLength(300);
            builder.Property(e => e.Filter).HasColumnType("jsonb");
            builder.HasOne<AuditEntry>().WithMany().HasForeignKey(e => e.EntryId);
            builder.HasIndex(e => e.EntryId).IsUnique();
            builder.HasIndex(e => new { e.StaffId, e.Id });
            builder.HasIndex(e => e.Sha256).HasFilter("sha256 IS NOT NULL");
            builder.HasIndex(e => e.ExpiresAt).HasFilter("state = 'Completed' AND expires_at IS NOT NULL");
        }
    }
}
