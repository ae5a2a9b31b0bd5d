using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.People.Duplicates;

namespace Paiyi.Server.People.Rosters;

/// <summary>
/// A row that would create somebody resembles a person of the register. It stops nothing: once the row is applied, the two
/// wait in the queue of possible duplicates.
/// </summary>
public sealed class RosterResemblance
{
    /// <summary>Also the key of the person whom the row creates.</summary>
    public required long LineId { get; init; }

    public required long PersonId { get; init; }

    public required long ImportId { get; init; }

    public required short Score { get; init; }

    public required DuplicateReason[] Reasons { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<RosterResemblance>
    {
        public void Configure(EntityTypeBuilder<RosterResemblance> builder)
        {
            builder.ToTable("roster_resemblances");
            builder.HasKey(r => new { r.LineId, r.PersonId });
            builder.PrimitiveCollection(r => r.Reasons).ElementType().HasConversion<string>();
            builder.HasIndex(r => r.ImportId);
            builder.HasOne<RosterLine>().WithMany().HasForeignKey(r => r.LineId);
        }
    }
}
