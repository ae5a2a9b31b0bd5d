using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Paiyi.Server.Platform.Audit;

/// <summary>How an export ended that the trail says has begun; append only like the trail itself.</summary>
public sealed class ExportEnd
{
    public required long EntryId { get; init; }

    public required long Rows { get; init; }

    /// <summary>Whether the list came to its end; else the reader went away, or something failed.</summary>
    public required bool Complete { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ExportEnd>
    {
        public void Configure(EntityTypeBuilder<ExportEnd> builder)
        {
            builder.ToTable("export_ends");
            builder.HasKey(e => e.EntryId);
            builder.Property(e => e.EntryId).ValueGeneratedNever();
            builder.HasOne<AuditEntry>().WithMany().HasForeignKey(e => e.EntryId);
        }
    }
}
