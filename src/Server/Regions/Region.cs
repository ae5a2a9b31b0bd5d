using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Paiyi.Server.Regions;

/// <summary>The levels of the division tree of GB/T 2260 and, below the district, GB/T 10114.</summary>
public enum RegionLevel
{
    Province,
    City,
    District,
    Subdistrict,
    Community,
}

/// <summary>
/// An area of the division tree. Codes are effective-dated: a withdrawn code keeps its row, with an end, so that old
/// records keep their place.
/// </summary>
public sealed class Region
{
    public int Id { get; init; }

    /// <summary>GB/T 2260 code of 6 digits; 9 digits for sub-districts, 12 for communities.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    public required RegionLevel Level { get; init; }

    public int? ParentId { get; init; }

    /// <summary>The codes from the root down, each followed by a slash: a subtree is a prefix.</summary>
    public required string Path { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>The first day on which the code is no longer in use; null while it is.</summary>
    public DateOnly? ValidTo { get; set; }

    public uint Version { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Region>
    {
        public void Configure(EntityTypeBuilder<Region> builder)
        {
            builder.ToTable("regions");
            builder.Property(r => r.Code).HasMaxLength(12);
            builder.Property(r => r.Name).HasMaxLength(100);
            builder.Property(r => r.Path).HasMaxLength(100);
            builder.Property(r => r.Version).IsRowVersion();
            builder.HasIndex(r => new { r.Code, r.ValidFrom }).IsUnique();
            builder.HasIndex(r => r.Code).IsUnique().HasFilter("valid_to IS NULL");
            builder.HasIndex(r => r.Path).HasOperators("text_pattern_ops");
            builder.HasOne<Region>().WithMany().HasForeignKey(r => r.ParentId);
        }
    }
}
