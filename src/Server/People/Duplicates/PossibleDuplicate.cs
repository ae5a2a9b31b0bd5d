using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Accounts;

namespace Paiyi.Server.People.Duplicates;

/// <summary>What two rows of the register have in common, or nearly so; <see cref="OtherSex"/> alone speaks against one person.</summary>
public enum DuplicateReason
{
    SameName,
    SameSound,
    SimilarSound,

    /// <summary>Names of the same length that differ in one character.</summary>
    OneCharacter,
    SameBirthDate,

    /// <summary>One digit differs, or two digits have changed places.</summary>
    NearBirthDate,
    SamePhone,

    /// <summary>The last four characters of the documents.</summary>
    SameDocumentEnd,
    SameAddress,
    SameRegion,
    OtherSex,
}

public enum DuplicateState
{
    /// <summary>Somebody is to decide.</summary>
    Open,

    /// <summary>Not the same person; never asked again.</summary>
    Distinct,
    Merged,
}

/// <summary>How the pair was found.</summary>
public enum DuplicateSource
{
    Import,

    /// <summary>When a person was added.</summary>
    Entry,

    /// <summary>By the nightly search.</summary>
    Search,

    /// <summary>An officer set the two side by side.</summary>
    Officer,
}

/// <summary>
/// Two rows of the register that may be one human being, and what was decided about them. The pair is kept once, the smaller
/// key first, so that what was said about it holds whichever of the two is looked at.
/// </summary>
public sealed class PossibleDuplicate
{
    /// <summary>The unique index over the two persons.</summary>
    public const string OnePair = "ux_possible_duplicates_low_id_high_id";

    public long Id { get; init; }

    public required long LowId { get; init; }

    public required long HighId { get; init; }

    /// <summary>0 to 100; how it is made stands in <see cref="Alike"/>.</summary>
    public required short Score { get; init; }

    public required DuplicateReason[] Reasons { get; init; }

    public required DuplicateSource Source { get; init; }

    public required DuplicateState State { get; set; }

    public required DateTimeOffset FoundAt { get; init; }

    /// <summary>When a search found the two alike last.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    public long? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? Remark { get; set; }

    public uint Version { get; init; }

    internal void Decide(DuplicateState state, long staffId, DateTimeOffset now, string? remark = null) =>
        (State, DecidedBy, DecidedAt, Remark) = (state, staffId, now, string.IsNullOrWhiteSpace(remark) ? null : remark.Trim());

    internal void Reopen() => (State, DecidedBy, DecidedAt, Remark) = (DuplicateState.Open, null, null, null);

    internal sealed class Mapping : IEntityTypeConfiguration<PossibleDuplicate>
    {
        public void Configure(EntityTypeBuilder<PossibleDuplicate> builder)
        {
            builder.ToTable("possible_duplicates", t => t.HasCheckConstraint("ck_possible_duplicates_order", "low_id < high_id"));
            builder.PrimitiveCollection(d => d.Reasons).ElementType().HasConversion<string>();
            builder.Property(d => d.Remark).HasMaxLength(300);
            builder.Property(d => d.Version).IsRowVersion();
            builder.HasIndex(d => new { d.LowId, d.HighId }).IsUnique();
            builder.HasIndex(d => d.HighId);
            builder.HasIndex(d => new { d.State, d.Score, d.Id });
            builder.HasOne<Person>().WithMany().HasForeignKey(d => d.LowId).OnDelete(DeleteBehavior.Cascade).StaysWhenMerged();
            builder.HasOne<Person>().WithMany().HasForeignKey(d => d.HighId).OnDelete(DeleteBehavior.Cascade).StaysWhenMerged();
            builder.HasOne<StaffAccount>().WithMany().HasForeignKey(d => d.DecidedBy);
        }
    }
}

/// <summary>Up to when the register has been searched; one row.</summary>
public sealed class DuplicateSearch
{
    public required int Id { get; init; }

    /// <summary>Whoever was written later is looked at next.</summary>
    public required DateTimeOffset Through { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DuplicateSearch>
    {
        public void Configure(EntityTypeBuilder<DuplicateSearch> builder)
        {
            builder.ToTable("duplicate_searches");
            builder.Property(s => s.Id).ValueGeneratedNever();
        }
    }
}
