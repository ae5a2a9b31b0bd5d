using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.Files;

namespace Paiyi.Server.Regions.Imports;

public enum RegionImportStatus
{
    Queued,

    /// <summary>What it would change is written down; nothing is changed yet.</summary>
    Checked,
    Committed,

    /// <summary>The file could not be read.</summary>
    Refused,
}

/// <summary>An uploaded list of divisions: checked by a job, looked at by an officer, and applied when the officer says so.</summary>
public sealed class RegionImport
{
    public long Id { get; init; }

    public required long StaffId { get; init; }

    /// <summary>The region of the officer who uploaded it: only what lies below it is imported.</summary>
    public required string RegionPath { get; init; }

    public required Guid FileId { get; init; }

    public required string FileName { get; init; }

    /// <summary>From this day on new codes are in use and missing ones no longer.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The region below which the file is said to be complete: what it does not name there is withdrawn. Null when it is not.</summary>
    public string? CompletePath { get; init; }

    public required RegionImportStatus Status { get; set; }

    public int Rows { get; set; }

    public int Added { get; set; }

    public int Renamed { get; set; }

    public int Moved { get; set; }

    public int Withdrawn { get; set; }

    public int Unchanged { get; set; }

    public int Wrong { get; set; }

    /// <summary>What the tree of regions looked like when it was checked: another one by now asks for another check.</summary>
    public string? Fingerprint { get; set; }

    public string? RefusalCode { get; set; }

    public required DateTimeOffset QueuedAt { get; set; }

    public DateTimeOffset? CheckedAt { get; set; }

    public DateTimeOffset? CommittedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RegionImport>
    {
        public void Configure(EntityTypeBuilder<RegionImport> builder)
        {
            builder.ToTable("region_imports");
            builder.Property(i => i.RegionPath).HasMaxLength(100);
            builder.Property(i => i.CompletePath).HasMaxLength(100);
            builder.Property(i => i.FileName).HasMaxLength(255);
            builder.Property(i => i.Fingerprint).HasMaxLength(32);
            builder.Property(i => i.RefusalCode).HasMaxLength(60);
            builder.HasIndex(i => i.RegionPath).HasOperators("text_pattern_ops");
            builder.HasOne<StaffAccount>().WithMany().HasForeignKey(i => i.StaffId);
            builder.HasOne<StoredFile>().WithMany().HasForeignKey(i => i.FileId);
        }
    }
}

/// <summary>What an import does with one division.</summary>
public enum RegionChange
{
    Wrong,
    Added,
    Renamed,

    /// <summary>Below another parent: the code ends there and begins here.</summary>
    Moved,

    /// <summary>The complete file does not name it.</summary>
    Withdrawn,
    Unchanged,
}

/// <summary>One division of an import, as the file names it or, where the file does not, as it stands in the tree.</summary>
public sealed class RegionImportRow
{
    public required long ImportId { get; init; }

    /// <summary>The place in the list, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The row of the sheet; null for a division that the file does not name.</summary>
    public int? Row { get; init; }

    public required RegionChange Change { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public string? FormerName { get; init; }

    public string? ParentCode { get; init; }

    public string? FormerParentCode { get; init; }

    /// <summary>The first day, of what begins.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>The region that is renamed, moved or withdrawn.</summary>
    public int? RegionId { get; init; }

    /// <summary>The code of what is to be said about it: why it is wrong, or what to mind.</summary>
    public string? ProblemCode { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<RegionImportRow>
    {
        public void Configure(EntityTypeBuilder<RegionImportRow> builder)
        {
            builder.ToTable("region_import_rows");
            builder.HasKey(r => new { r.ImportId, r.Number });
            builder.Property(r => r.Code).HasMaxLength(40);
            builder.Property(r => r.Name).HasMaxLength(100);
            builder.Property(r => r.FormerName).HasMaxLength(100);
            builder.Property(r => r.ParentCode).HasMaxLength(40);
            builder.Property(r => r.FormerParentCode).HasMaxLength(12);
            builder.Property(r => r.ProblemCode).HasMaxLength(60);
            builder.HasIndex(r => new { r.ImportId, r.Change, r.Number });
            builder.HasOne<RegionImport>().WithMany().HasForeignKey(r => r.ImportId);
        }
    }
}
