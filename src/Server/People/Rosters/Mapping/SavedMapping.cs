using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Rosters.Mapping;

/// <summary>What an organisation chose for files with a certain header, used again for the next such file.</summary>
public sealed class SavedMapping
{
    /// <summary>How many of an organisation are looked at, the latest first.</summary>
    public const int Most = 100;

    public long Id { get; init; }

    public required long OrganisationId { get; init; }

    /// <summary>The same for every file that has these columns, in whatever order.</summary>
    public required string Signature { get; init; }

    /// <summary>The file for which it was chosen.</summary>
    public required string Name { get; set; }

    /// <summary>From the name of a column to its field. Columns that are not here are not read.</summary>
    public required IReadOnlyDictionary<string, string> Columns { get; set; }

    public required IReadOnlyList<ImportValue> Values { get; set; }

    public required long StaffId { get; set; }

    public required DateTimeOffset UsedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SavedMapping>
    {
        public void Configure(EntityTypeBuilder<SavedMapping> builder)
        {
            builder.ToTable("roster_mappings");
            builder.Property(m => m.Signature).HasMaxLength(64);
            builder.Property(m => m.Name).HasMaxLength(255);
            builder.Property(m => m.Columns).HasJson();
            builder.Property(m => m.Values).HasJson();
            builder.HasIndex(m => new { m.OrganisationId, m.Signature }).IsUnique();
            builder.HasOne<Organisation>().WithMany().HasForeignKey(m => m.OrganisationId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<StaffAccount>().WithMany().HasForeignKey(m => m.StaffId);
        }
    }
}
