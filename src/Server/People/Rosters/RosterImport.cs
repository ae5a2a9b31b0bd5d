using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Files;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Rosters;

/// <summary>One uploaded roster of an organisation.</summary>
public sealed class RosterImport : FileImport
{
    public required long OrganisationId { get; init; }

    /// <summary>A copy with the wrong cells marked that a former release has stored; now they are made when somebody asks.</summary>
    public Guid? AnnotatedFileId { get; init; }

    internal sealed class Mapping : ImportMapping, IEntityTypeConfiguration<RosterImport>
    {
        public void Configure(EntityTypeBuilder<RosterImport> builder)
        {
            Map(builder, "roster_imports");
            // Of a former release, whose processes may still run beside this one.
            builder.Property<int>("Marked").HasDefaultValue(0);
            builder.HasIndex(i => new { i.OrganisationId, i.QueuedAt });
            builder.HasOne<Organisation>().WithMany().HasForeignKey(i => i.OrganisationId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<StoredFile>().WithMany().HasForeignKey(i => i.AnnotatedFileId);
        }
    }
}

/// <summary>What an import has to say about one cell. All but notes mean that the row was rejected.</summary>
public sealed class RosterRowError
{
    public required long ImportId { get; init; }

    public required int Row { get; init; }

    /// <summary>1 for column A; 0 when the whole row is meant.</summary>
    public required int Column { get; init; }

    /// <summary>The code of a refusal.</summary>
    public required string Code { get; init; }

    /// <summary>What to do, as it was said when the row was read: a field may have another name by now.</summary>
    public required string TextZh { get; init; }

    public required string TextEn { get; init; }

    /// <summary>True when the row was nevertheless accepted, or was one too many.</summary>
    public required bool IsNote { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<RosterRowError>
    {
        public void Configure(EntityTypeBuilder<RosterRowError> builder)
        {
            builder.ToTable("roster_row_errors");
            builder.HasKey(e => new { e.ImportId, e.Row, e.Column });
            builder.Property(e => e.Code).HasMaxLength(60);
            builder.Property(e => e.TextZh).HasMaxLength(1000);
            builder.Property(e => e.TextEn).HasMaxLength(1000);
            builder.HasOne<RosterImport>().WithMany().HasForeignKey(e => e.ImportId);
        }
    }
}
