using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Paiyi.Server.Demonstration;

/// <summary>Stands in the database when its content is the demonstration and nobody's data.</summary>
public sealed class SeededDemonstration
{
    public int Id { get; init; }

    public required int Persons { get; init; }

    public required DateTimeOffset SeededAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SeededDemonstration>
    {
        public void Configure(EntityTypeBuilder<SeededDemonstration> builder) => builder.ToTable("demonstrations");
    }
}
