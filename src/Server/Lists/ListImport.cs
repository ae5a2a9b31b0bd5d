using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Lists;

/// <summary>One uploaded list of some kind, in the place of whoever uploaded it.</summary>
public sealed class ListImport : FileImport
{
    /// <summary>The key of a <see cref="ListKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The organisation of whoever uploaded it; null for an officer of a region.</summary>
    public long? OrganisationId { get; init; }

    /// <summary>The region of whoever uploaded it, or of the organisation: who is in charge there sees the import.</summary>
    public required string RegionPath { get; init; }

    /// <summary>Who asked for its undo.</summary>
    public long? UndoneBy { get; set; }

    /// <summary>What rows may touch: the scope in which the file was uploaded.</summary>
    public Scope Place => OrganisationId is { } own ? new Scope(null, own) : new Scope(RegionPath, null);

    internal sealed class Mapping : ImportMapping, IEntityTypeConfiguration<ListImport>
    {
        public void Configure(EntityTypeBuilder<ListImport> builder)
        {
            Map(builder, "list_imports");
            builder.Ignore(i => i.Place);
            builder.Property(i => i.Kind).HasMaxLength(24);
            builder.Property(i => i.RegionPath).HasMaxLength(100);
            builder.HasIndex(i => i.RegionPath).HasOperators("text_pattern_ops");
            builder.HasOne<Organisation>().WithMany().HasForeignKey(i => i.OrganisationId);
        }
    }
}
