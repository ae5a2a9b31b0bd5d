using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Platform.Files;
using Paiyi.Server.Platform.Imports;

namespace Paiyi.Server.Data;

/// <summary>How what all imports have in common is stored.</summary>
internal abstract class ImportMapping
{
    protected static void Map<TImport>(EntityTypeBuilder<TImport> builder, string name) where TImport : FileImport
    {
        builder.ToTable(name, table => table.HasCheckConstraint($"ck_{name}_reconciled",
            "status NOT IN ('Checked', 'Completed') OR rows = created + updated + unchanged + duplicate + rejected"));
        builder.Property(i => i.FileName).HasMaxLength(255);
        builder.Property(i => i.RefusalCode).HasMaxLength(60);
        builder.Property(i => i.Layout).HasJson();
        builder.Property(i => i.UnknownValues).HasJson().HasDefaultValueSql("'[]'");
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(i => i.FileId);
    }
}
