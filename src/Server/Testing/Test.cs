using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Lists;
using Paiyi.Server.People;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Testing;

public enum TestKind
{
    NucleicAcid,
    Antigen,
}

public enum TestOutcome
{
    /// <summary>Sampled; the laboratory has not answered yet.</summary>
    Pending,
    Negative,
    Positive,

    /// <summary>Neither, such as a pooled sample that is positive before its people are tested alone: to be tested again.</summary>
    Inconclusive,

    /// <summary>The sample could not be examined; it says nothing.</summary>
    Invalid,
}

/// <summary>
/// What a laboratory found in one person's sample, or will. Samples of several people may be pooled in one tube, so the same
/// sample number may stand for several persons; one person, sample, kind and laboratory are one test.
/// </summary>
public sealed class Test
{
    public long Id { get; init; }

    public required long PersonId { get; init; }

    /// <summary>The number on the tube.</summary>
    public required string SampleNumber { get; init; }

    public required TestKind Kind { get; init; }

    public required DateTimeOffset SampledAt { get; set; }

    /// <summary>When the result was found; null while it is pending.</summary>
    public DateTimeOffset? ResultAt { get; set; }

    public required TestOutcome Outcome { get; set; }

    /// <summary>Who examined it, by name: laboratories need not be organisations of the installation.</summary>
    public required string Laboratory { get; init; }

    /// <summary>Where it was taken.</summary>
    public string? Site { get; set; }

    /// <summary>The organisation that reported it; null when an officer of a region did.</summary>
    public long? OrganisationId { get; init; }

    /// <summary>The imported list that it came with first; null of the demonstration.</summary>
    public long? ImportId { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public uint Version { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Test>
    {
        public void Configure(EntityTypeBuilder<Test> builder)
        {
            builder.ToTable("tests", t =>
            {
                t.HasCheckConstraint("ck_tests_result_when_known", "(outcome = 'Pending') = (result_at IS NULL)");
                t.HasCheckConstraint("ck_tests_result_after_sample", "result_at >= sampled_at");
            });
            builder.Property(t => t.SampleNumber).HasMaxLength(40);
            builder.Property(t => t.Laboratory).HasMaxLength(120);
            builder.Property(t => t.Site).HasMaxLength(120);
            builder.Property(t => t.Version).IsRowVersion();
            builder.HasIndex(t => new { t.SampleNumber, t.Laboratory, t.Kind, t.PersonId }).IsUnique();
            builder.HasIndex(t => new { t.PersonId, t.SampledAt });
            builder.HasIndex(t => t.OrganisationId).HasFilter("organisation_id IS NOT NULL");
            builder.HasIndex(t => t.ImportId).HasFilter("import_id IS NOT NULL");
            builder.HasOne<Person>().WithMany().HasForeignKey(t => t.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Organisation>().WithMany().HasForeignKey(t => t.OrganisationId);
            builder.HasOne<ListImport>().WithMany().HasForeignKey(t => t.ImportId);
        }
    }
}
