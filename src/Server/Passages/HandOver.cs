using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Accounts;

namespace Paiyi.Server.Passages;

public enum HandOverState
{
    Offered,
    Accepted,
    Withdrawn,
}

/// <summary>One keeper gives a gate to the next, with the counts of the shift that ends.</summary>
public sealed class HandOver
{
    /// <summary>The unique index of <see cref="ClientKey"/>.</summary>
    public const string ClientKeyIndex = "ux_hand_overs_client_key";

    public long Id { get; init; }

    public required long CheckpointId { get; init; }

    public required long FromStaffId { get; init; }

    public required long ToStaffId { get; init; }

    public required HandOverState State { get; set; }

    /// <summary>When the shift that ends began.</summary>
    public required DateTimeOffset ShiftFrom { get; init; }

    public required DateTimeOffset OfferedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    public required int In { get; init; }

    public required int Out { get; init; }

    public required int Refused { get; init; }

    /// <summary>What the next keeper should know.</summary>
    public string? Note { get; init; }

    /// <summary>The phone's own number for this offer: sent twice, it is one.</summary>
    public required Guid ClientKey { get; init; }

    public uint Version { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<HandOver>
    {
        public void Configure(EntityTypeBuilder<HandOver> builder)
        {
            builder.ToTable("hand_overs");
            builder.Property(h => h.Note).HasMaxLength(200);
            builder.Property(h => h.Version).IsRowVersion();
            builder.HasIndex(h => h.ClientKey).IsUnique();
            builder.HasIndex(h => new { h.CheckpointId, h.Id });
            builder.HasIndex(h => new { h.ToStaffId, h.State });
            builder.HasOne<Checkpoint>().WithMany().HasForeignKey(h => h.CheckpointId);
            builder.HasOne<StaffAccount>().WithMany().HasForeignKey(h => h.FromStaffId);
            builder.HasOne<StaffAccount>().WithMany().HasForeignKey(h => h.ToStaffId);
        }
    }
}
