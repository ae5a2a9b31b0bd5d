using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Data;

namespace Paiyi.Server.People.Rosters;

/// <summary>
/// What a person was before an import updated it: what an undo puts back. A person whom an import created needs none.
/// </summary>
public sealed class RosterChange
{
    /// <summary>That of the line.</summary>
    public long Id { get; init; }

    public required long ImportId { get; init; }

    public required long PersonId { get; init; }

    /// <summary>When the import wrote it; whoever writes the person later leaves another time there.</summary>
    public required DateTimeOffset AppliedAt { get; init; }

    public byte[]? PhoneSealed { get; init; }

    public byte[]? PhoneIndex { get; init; }

    public byte[]? PhoneTail { get; init; }

    public string? PhoneMask { get; init; }

    public required Sex Sex { get; init; }

    public required DateOnly BirthDate { get; init; }

    public required int RegionId { get; init; }

    public required string RegionPath { get; init; }

    public string? Address { get; init; }

    public required JsonElement Attributes { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The import that had written the person before.</summary>
    public long? FormerImportId { get; init; }

    public FieldOrigins? FieldOrigins { get; init; }

    /// <summary>Whether the roster had a line for the person, left or not.</summary>
    public required bool WasMember { get; init; }

    public string? Group { get; init; }

    public string? Number { get; init; }

    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>The import that had written the roster's line before.</summary>
    public long? MembershipImportId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<RosterChange>
    {
        public void Configure(EntityTypeBuilder<RosterChange> builder)
        {
            builder.ToTable("roster_changes");
            builder.Property(c => c.Id).ValueGeneratedNever();
            builder.Property(c => c.PhoneMask).HasMaxLength(20);
            builder.Property(c => c.RegionPath).HasMaxLength(100);
            builder.Property(c => c.Address).HasMaxLength(200);
            builder.Property(c => c.Attributes).HasColumnType("jsonb");
            builder.Property(c => c.FieldOrigins).HasJson();
            builder.Property(c => c.Group).HasMaxLength(60);
            builder.Property(c => c.Number).HasMaxLength(40);
            builder.HasIndex(c => c.PersonId);
            builder.HasOne<RosterLine>().WithOne().HasForeignKey<RosterChange>(c => c.Id);
        }
    }
}
