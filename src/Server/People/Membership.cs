using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People;

/// <summary>One line of a roster: a person belongs to an organisation, in a class or department.</summary>
public sealed class Membership
{
    /// <summary>The key: nobody stands on a roster twice.</summary>
    public const string OneLine = "pk_memberships";

    public required long OrganisationId { get; init; }

    public required long PersonId { get; init; }

    /// <summary>Class, department, building; empty when the organisation has none.</summary>
    public required string Group { get; set; }

    /// <summary>The organisation's own number for the person: pupil or staff number.</summary>
    public string? Number { get; set; }

    public required DateTimeOffset JoinedAt { get; init; }

    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>The import that wrote the line last; null when a person did.</summary>
    public long? ImportId { get; set; }

    public uint Version { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Membership>
    {
        public void Configure(EntityTypeBuilder<Membership> builder)
        {
            builder.ToTable("memberships");
            builder.HasKey(m => new { m.OrganisationId, m.PersonId }).HasName(OneLine);
            builder.Property(m => m.Group).HasMaxLength(60);
            builder.Property(m => m.Number).HasMaxLength(40);
            builder.Property(m => m.Version).IsRowVersion();
            builder.HasIndex(m => m.PersonId);
            builder.HasOne<Organisation>().WithMany().HasForeignKey(m => m.OrganisationId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId);
        }
    }
}
