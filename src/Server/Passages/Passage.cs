using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Accounts;
using Paiyi.Server.Lists;
using Paiyi.Server.People;

namespace Paiyi.Server.Passages;

public enum Direction
{
    In,
    Out,
}

public enum PassageOutcome
{
    Admitted,
    Refused,
}

/// <summary>Why a person was refused; the keeper may add words of their own.</summary>
public enum RefusalReason
{
    Colour,
    Fever,
    NotOnRoster,
    NotTheirCode,
    NoMask,
    NoPermit,
    Other,
}

/// <summary>One person at one gate, as the keeper saw it.</summary>
public sealed class Passage
{
    /// <summary>The unique index of <see cref="ClientKey"/>.</summary>
    internal const string ClientKeyIndex = "ux_passages_client_key";

    public long Id { get; init; }

    public required long CheckpointId { get; init; }

    public required long PersonId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Direction Direction { get; init; }

    public short? TemperatureTenths { get; init; }

    /// <summary>The colour that the gate was shown, as text of the health code; null when a gate on paper wrote none down.</summary>
    public required string? Colour { get; init; }

    public required PassageOutcome Outcome { get; init; }

    /// <summary>Why the person was refused; null for who was admitted, and from phones that told only in words.</summary>
    public RefusalReason[]? Reasons { get; init; }

    /// <summary>What the keeper adds in words.</summary>
    public string? Note { get; init; }

    /// <summary>Who recorded it: the keeper, or for an imported one whoever committed the list.</summary>
    public required long KeeperId { get; init; }

    /// <summary>The phone's own number for this passage: sent twice, it is one passage.</summary>
    public required Guid ClientKey { get; init; }

    /// <summary>The imported list that it came with; null when it was recorded at the gate.</summary>
    public long? ImportId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Passage>
    {
        public void Configure(EntityTypeBuilder<Passage> builder)
        {
            builder.ToTable("passages");
            builder.Property(p => p.Colour).HasMaxLength(10);
            builder.Property(p => p.Note).HasMaxLength(200);
            builder.HasIndex(p => new { p.CheckpointId, p.At });
            builder.HasIndex(p => new { p.PersonId, p.At });
            builder.HasIndex(p => p.ClientKey).IsUnique();
            builder.HasOne<Checkpoint>().WithMany().HasForeignKey(p => p.CheckpointId);
            builder.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<StaffAccount>().WithMany().HasForeignKey(p => p.KeeperId);
            builder.HasIndex(p => p.ImportId).HasFilter("import_id IS NOT NULL");
            builder.HasOne<ListImport>().WithMany().HasForeignKey(p => p.ImportId);
        }
    }
}
