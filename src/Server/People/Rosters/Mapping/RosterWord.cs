using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Rosters.Mapping;

/// <summary>A word that an organisation uses in headers, beside those that the program knows.</summary>
public sealed class RosterWord
{
    public const int MaxLength = 60;

    public long Id { get; init; }

    /// <summary>Whose files it is for.</summary>
    public required long OrganisationId { get; init; }

    /// <summary>Plain, as <see cref="HeaderTexts.Plain"/> makes it.</summary>
    public required string Word { get; init; }

    /// <summary>A key of <see cref="RosterFields"/>, or of an attribute behind its prefix.</summary>
    public required string Field { get; set; }

    public required DateTimeOffset AddedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RosterWord>
    {
        public void Configure(EntityTypeBuilder<RosterWord> builder)
        {
            builder.ToTable("roster_words");
            builder.Property(w => w.Word).HasMaxLength(MaxLength);
            builder.Property(w => w.Field).HasMaxLength(80);
            builder.HasIndex(w => new { w.OrganisationId, w.Word }).IsUnique();
            builder.HasOne<Organisation>().WithMany().HasForeignKey(w => w.OrganisationId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
