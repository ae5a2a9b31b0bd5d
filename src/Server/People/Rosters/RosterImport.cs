using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Platform.Files;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Rosters;

public enum ImportStatus
{
    Queued,

    /// <summary>The file is read and compared with the register, which nothing is written to.</summary>
    Checking,

    /// <summary>What it would do is known; somebody must commit it.</summary>
    Checked,

    /// <summary>Committed, and being applied.</summary>
    Running,

    Paused,

    Completed,

    /// <summary>Nobody wants it any more; what was applied stays.</summary>
    Cancelled,

    Refused,
}

/// <summary>
/// One uploaded roster: checked first, then applied when somebody commits it. It moves on in the same transaction as the
/// rows that it applies, so that a job that dies goes on at <see cref="NextRow"/> and the totals always reconcile.
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

    /// <summary>Rows that the step under way has dealt with: looked at by the check, then applied.</summary>
    public int Processed { get; set; }

    /// <summary>Data rows of the sheet, once the whole file has been looked through; blank rows and totals are none.</summary>
    public int? Rows { get; set; }

    /// <summary>This and the other outcomes: what a checked import would do, what a completed one has done.</summary>
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

    /// <summary>How many remarks the marked copy shows.</summary>
    public int Marked { get; set; }

    public required DateTimeOffset QueuedAt { get; init; }

    public DateTimeOffset? CheckedAt { get; set; }

    public DateTimeOffset? CommittedAt { get; set; }

    /// <summary>The member of staff who committed it.</summary>
    public long? CommittedBy { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Takes over what became of rows.</summary>
    public void Count(Dictionary<LineOutcome, int> counts)
    {
        int Of(LineOutcome outcome) => counts.GetValueOrDefault(outcome);
        (Created, Updated, Unchanged) = (Of(LineOutcome.Created), Of(LineOutcome.Updated), Of(LineOutcome.Unchanged));
        (Duplicate, Rejected) = (Of(LineOutcome.Duplicate), Of(LineOutcome.Rejected));
    }

    internal sealed class Mapping : IEntityTypeConfiguration<RosterImport>
    {
        public void Configure(EntityTypeBuilder<RosterImport> builder)
        {
            builder.ToTable("roster_imports", table => table.HasCheckConstraint("ck_roster_imports_reconciled",
                "status NOT IN ('Checked', 'Completed') OR rows = created + updated + unchanged + duplicate + rejected"));
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
