using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Paiyi.Server.Policies;

/// <summary>A published version of a rule set, as CertLogic data. Versions are never edited; a newer one takes over.</summary>
public sealed class RuleSetVersion
{
    public int Id { get; init; }

    /// <summary>Which rule set: <c>health-code</c>.</summary>
    public required string RuleSetId { get; init; }

    public required string Version { get; init; }

    public required JsonElement Document { get; init; }

    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>Exclusive; null while no newer version is published.</summary>
    public DateTimeOffset? ValidTo { get; set; }

    /// <summary>
    /// How far decisions have been asked for again because of this version: the last person's id, in ascending order.
    /// Null when everybody's has.
    /// </summary>
    public long? AppliedThrough { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RuleSetVersion>
    {
        public void Configure(EntityTypeBuilder<RuleSetVersion> builder)
        {
            builder.ToTable("rule_set_versions");
            builder.Property(r => r.RuleSetId).HasMaxLength(40);
            builder.Property(r => r.Version).HasMaxLength(20);
            builder.Property(r => r.Document).HasColumnType("jsonb");
            builder.HasIndex(r => new { r.RuleSetId, r.Version }).IsUnique();
        }
    }
}
