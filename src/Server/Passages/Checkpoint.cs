using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Accounts;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Passages;

/// <summary>A gate of an organisation, with staff on duty.</summary>
public sealed class Checkpoint
{
    public const string UniqueName = "ux_checkpoints_organisation_id_name";

    public long Id { get; init; }

    public required long OrganisationId { get; init; }

    public required string Name { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Moves with its keepers too.</summary>
    public uint Version { get; init; }

    /// <summary>One that is closed already stays so since then.</summary>
    internal void Close(bool closed, DateTimeOffset now) => ClosedAt = closed ? ClosedAt ?? now : null;

    internal sealed class Mapping : IEntityTypeConfiguration<Checkpoint>
    {
        public void Configure(EntityTypeBuilder<Checkpoint> builder)
        {
            builder.ToTable("checkpoints");
            builder.Property(c => c.Name).HasMaxLength(60);
            builder.Property(c => c.Version).IsRowVersion();
            builder.HasIndex(c => new { c.OrganisationId, c.Name }).IsUnique();
            builder.HasOne<Organisation>().WithMany().HasForeignKey(c => c.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>Who keeps which gate.</summary>
public sealed class CheckpointKeeper
{
    public required long CheckpointId { get; init; }

    public required long StaffId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CheckpointKeeper>
    {
        public void Configure(EntityTypeBuilder<CheckpointKeeper> builder)
        {
            builder.ToTable("checkpoint_keepers");
            builder.HasKey(k => new { k.CheckpointId, k.StaffId });
            builder.HasIndex(k => k.StaffId);
            builder.HasOne<Checkpoint>().WithMany().HasForeignKey(k => k.CheckpointId);
            builder.HasOne<StaffAccount>().WithMany().HasForeignKey(k => k.StaffId);
        }
    }
}
