using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.People;

namespace Paiyi.Server.HealthCodes;

public enum Colour
{
    Green,
    Yellow,
    Red,
}

/// <summary>A person's colour now: derived from facts by a published rule version, never set by hand.</summary>
public sealed class HealthCode
{
    public required long PersonId { get; init; }

    public required Colour Colour { get; set; }

    /// <summary>The rules that hold, most severe first: <c>[{"ruleId":"fever","outcome":"yellow","until":null}]</c>.</summary>
    public required JsonElement Reasons { get; set; }

    public required string RuleVersion { get; set; }

    public required DateTimeOffset DecidedAt { get; set; }

    /// <summary>When time alone may change the colour; null when only a new fact can.</summary>
    public DateTimeOffset? NextReviewAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<HealthCode>
    {
        public void Configure(EntityTypeBuilder<HealthCode> builder)
        {
            builder.ToTable("health_codes");
            builder.HasKey(h => h.PersonId);
            builder.Property(h => h.PersonId).ValueGeneratedNever();
            builder.Property(h => h.Reasons).HasColumnType("jsonb");
            builder.Property(h => h.RuleVersion).HasMaxLength(20);
            builder.HasIndex(h => h.NextReviewAt).HasFilter("next_review_at IS NOT NULL");
            builder.HasIndex(h => new { h.Colour, h.PersonId }).HasFilter("colour <> 'Green'");
            builder.HasOne<Person>().WithOne().HasForeignKey<HealthCode>(h => h.PersonId);
        }
    }
}

/// <summary>A change of colour, or of the reasons for the same one; the history that a person and an officer can read.</summary>
public sealed class HealthCodeChange
{
    /// <summary>The consequence of a colour that became more severe: the person is told. The subject is the change.</summary>
    public const string OutboxKind = "health-code.worsened";

    public long Id { get; init; }

    public required long PersonId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null for the first colour of a person.</summary>
    public Colour? From { get; init; }

    /// <summary>The same as <see cref="From"/> when only the reasons changed.</summary>
    public required Colour To { get; init; }

    public required JsonElement Reasons { get; init; }

    public required string RuleVersion { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<HealthCodeChange>
    {
        public void Configure(EntityTypeBuilder<HealthCodeChange> builder)
        {
            builder.ToTable("health_code_changes");
            builder.Property(c => c.Reasons).HasColumnType("jsonb");
            builder.Property(c => c.RuleVersion).HasMaxLength(20);
            builder.HasIndex(c => new { c.PersonId, c.Id });
            builder.HasIndex(c => c.At);
            builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
        }
    }
}
