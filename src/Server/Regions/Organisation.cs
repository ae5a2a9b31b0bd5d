using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Paiyi.Server.Regions;

/// <summary>The five kinds of organisation that keep rosters.</summary>
public enum OrganisationKind
{
    Enterprise,
    School,
    Community,
    Hospital,
    IsolationSite,
}

/// <summary>An enterprise, school, community, hospital or isolation site, with the people it answers for.</summary>
public sealed class Organisation
{
    /// <summary>The consequence of archiving one; the accounts module ends the sessions of its staff.</summary>
    public const string ArchivedOutboxKind = "organisations.archived";

    public long Id { get; init; }

    public required OrganisationKind Kind { get; set; }

    public required string Name { get; set; }

    /// <summary>Unified social credit code (GB 32100), when it has one.</summary>
    public string? CreditCode { get; set; }

    public required int RegionId { get; set; }

    /// <summary>The organisation that it belongs to: a campus to its school group. It gives that one no rights.</summary>
    public long? ParentId { get; set; }

    /// <summary>The path of the region, repeated here so that a scope is one index range.</summary>
    public required string RegionPath { get; set; }

    public string? Address { get; set; }

    public string? ContactName { get; set; }

    /// <summary>Set when the organisation no longer works with the system; its records stay.</summary>
    public DateTimeOffset? ArchivedAt { get; set; }

    /// <summary>PostgreSQL's row version, for edits that must not overwrite one another.</summary>
    public uint Version { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Organisation>
    {
        public void Configure(EntityTypeBuilder<Organisation> builder)
        {
            builder.ToTable("organisations");
            builder.Property(o => o.Name).HasMaxLength(120);
            builder.Property(o => o.CreditCode).HasMaxLength(18);
            builder.Property(o => o.RegionPath).HasMaxLength(100);
            builder.Property(o => o.Address).HasMaxLength(200);
            builder.Property(o => o.ContactName).HasMaxLength(60);
            builder.Property(o => o.Version).IsRowVersion();
            builder.HasIndex(o => o.RegionPath).HasOperators("text_pattern_ops");
            builder.HasIndex(o => o.CreditCode).IsUnique();
            builder.HasOne<Region>().WithMany().HasForeignKey(o => o.RegionId);
            builder.HasOne<Organisation>().WithMany().HasForeignKey(o => o.ParentId);
        }
    }
}
