using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People;

/// <summary>People who live together; one of them may declare for those who have no phone of their own.</summary>
public sealed class Household
{
    public long Id { get; init; }

    public required int RegionId { get; set; }

    public string? Address { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Household>
    {
        public void Configure(EntityTypeBuilder<Household> builder)
        {
            builder.ToTable("households");
            builder.Property(h => h.Address).HasMaxLength(200);
            builder.HasOne<Region>().WithMany().HasForeignKey(h => h.RegionId);
        }
    }
}
