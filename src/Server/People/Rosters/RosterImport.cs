using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Platform.Files;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Rosters;

public enum ImportStatus
{
    Queued,
    Running,
    Completed,
    Refused,
}

/// <summary>
/// One uploaded roster. Its counters move in the same transaction as the rows they count, so that a job that dies
/// goes on at <see cref="NextRow"/> and the totals always reconcile.
/// </summary>
public sealed class RosterImport
{
    public long Id { get; init; }

    public required long OrganisationId { get; init; }

    public required long StaffId { get; init; }

    public required Guid FileId { get; init; }

    public required string FileName { get; init; }

    public required ImportStatus Status { get; set; }

    /// <summary>The first row of the sheet that is not yet applied.</summary>
    public int NextRow { get; set; }

    /// <summary>Data rows of the sheet, once the whole file has been looked through; blank rows and totals are none.</summary>
    public int? Rows { get; set; }

    public int Created { get; set; }

    public int Updated { get; set; }

    public int Unchanged { get; set; }

    public int Duplicate { get; set; }

    public int Rejected { get; set; }

    /// <summary>Headers that are no known column; what stands below them was not read.</summary>
    public string[] IgnoredColumns { get; set; } = [];

    /// <summary>How often a fault of the program, not of the file, ended the job.</summary>
    public short Faults { get; set; }

    /// <summary>Why the whole file was refused: the code of a refusal.</summary>
    public string? RefusalCode { get; set; }

    /// <summary>The same workbook with the wrong cells marked; null when none was wrong.</summary>
    public Guid? AnnotatedFileId { get; set; }

    public required DateTimeOffset QueuedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RosterImport>
    {
        public void Configure(EntityTypeBuilder<RosterImport> builder)
        {
            builder.ToTable("roster_imports", table => table.HasCheckConstraint("ck_roster_imports_reconciled",
                "status <> 'Completed' OR rows = created + updated + unchanged + duplicate + rejected"));
            builder.Property(i => i.FileName).HasMaxLength(255);
            builder.Property(i => i.RefusalCode).HasMaxLength(60);
            builder.HasIndex(i => new { i.OrganisationId, i.QueuedAt });
            builder.HasOne<Organisation>().WithMany().HasForeignKey(i => i.OrganisationId);
            builder.HasOne<StoredFile>().WithMany().HasForeignKey(i => i.FileId);
            builder.HasOne<StoredFile>().WithMany().HasForeignKey(i => i.AnnotatedFileId);
        }
    }
}

/// <summary>What an import has to say about one cell. All but notes mean that the row was rejected.</summary>
public sealed class RosterRowError
{
    public required long ImportId { get; init; }

    public required int Row { get; init; }

    /// <summary>1 for column A; 0 when the whole row is meant.</summary>
    public required int Column { get; init; }

    /// <summary>The code of a refusal.</summary>
    public required string Code { get; init; }

    /// <summary>What to do, as it was said when the row was read: a field may have another name by now.</summary>
    public required string TextZh { get; init; }

    public required string TextEn { get; init; }

    /// <summary>True when the row was nevertheless accepted, or was one too many.</summary>
    public required bool IsNote { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<RosterRowError>
    {
        public void Configure(EntityTypeBuilder<RosterRowError> builder)
        {
            builder.ToTable("roster_row_errors");
            builder.HasKey(e => new { e.ImportId, e.Row, e.Column });
            builder.Property(e => e.Code).HasMaxLength(60);
            builder.Property(e => e.TextZh).HasMaxLength(1000);
            builder.Property(e => e.TextEn).HasMaxLength(1000);
            builder.HasOne<RosterImport>().WithMany().HasForeignKey(e => e.ImportId);
        }
    }
}
