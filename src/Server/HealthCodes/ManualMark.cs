using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Lists;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.HealthCodes;

public enum MarkKind
{
    ConfirmedCase,
    CloseContact,
    Quarantine,
    TravelRisk,
    Observation,
}

/// <summary>
/// A fact that an officer adds by hand. It counts only once a second officer has confirmed it, and it always has an
/// end: no one person, and no forgotten row, can colour anybody.
/// </summary>
public sealed class ManualMark
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    public long Id { get; init; }

    public required long PersonId { get; init; }

    public required MarkKind Kind { get; init; }

    public required DateTimeOffset From { get; init; }

    /// <summary>Exclusive.</summary>
    public required DateTimeOffset Until { get; set; }

    public required string Reason { get; init; }

    public required long ProposedBy { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    public long? ConfirmedBy { get; set; }

    public DateTimeOffset? ConfirmedAt { get; set; }

    public long? WithdrawnBy { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>The imported list that it came with; null when an officer proposed it alone.</summary>
    public long? ImportId { get; init; }

    /// <summary>Why it may not last so; null when it may.</summary>
    /// <param name="until">Exclusive.</param>
    internal static Refusal? RefusePeriod(DateTimeOffset from, DateTimeOffset until, DateTimeOffset now) =>
        until <= from || until <= now || until - from > Longest ? HealthCodeProblems.MarkPeriod : null;

    internal sealed class Mapping : IEntityTypeConfiguration<ManualMark>
    {
        public void Configure(EntityTypeBuilder<ManualMark> builder)
        {
            builder.ToTable("manual_marks", t =>
            {
                t.HasCheckConstraint("ck_manual_marks_second_person", "confirmed_by IS NULL OR confirmed_by <> proposed_by");
                t.HasCheckConstraint("ck_manual_marks_period", "\"until\" > \"from\"");
            });
            builder.Property(m => m.Reason).HasMaxLength(300);
            builder.HasIndex(m => m.PersonId);
            builder.HasIndex(m => m.ImportId).HasFilter("import_id IS NOT NULL");
            builder.HasOne<ListImport>().WithMany().HasForeignKey(m => m.ImportId);
            builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
