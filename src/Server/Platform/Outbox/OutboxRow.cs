using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Paiyi.Server.Platform.Outbox;

/// <summary>
/// Something that follows from a change, written in the transaction of that change and done afterwards by a worker:
/// the change and its consequence are committed together or not at all.
/// </summary>
public sealed class OutboxRow
{
    public long Id { get; init; }

    /// <summary>Which consequence; a handler is registered under this name.</summary>
    public required string Kind { get; init; }

    /// <summary>The key of what changed, such as a person's id. The handler reads the rest itself.</summary>
    public required long Subject { get; init; }

    public DateTimeOffset DueAt { get; init; }

    public short Attempts { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<OutboxRow>
    {
        public void Configure(EntityTypeBuilder<OutboxRow> builder)
        {
            builder.ToTable("outbox");
            builder.Property(o => o.Kind).HasMaxLength(50);
            builder.HasIndex(o => o.DueAt);
        }
    }
}
