using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Accounts;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Exports;

/// <summary>Columns of a list under a name, to export them again; of one account, or shared with all of its organisation or its region's office.</summary>
public sealed class ColumnSet
{
    public const int MaxName = 30;
    public const int MostPerAccount = 100;

    /// <summary>An account has one set of a name for each list.</summary>
    public const string OneOfAName = "ux_export_column_sets_staff_id_list_name";

    public long Id { get; init; }

    public required long StaffId { get; init; }

    /// <summary>The organisation that it is shared in; null for an account of a region.</summary>
    public required long? OrganisationId { get; set; }

    /// <summary>The region whose office it is shared in; null for an account of an organisation.</summary>
    public required string? RegionPath { get; set; }

    /// <summary>The key of the list, such as <c>persons</c>.</summary>
    public required string List { get; init; }

    public required string Name { get; init; }

    /// <summary>In the order of the file.</summary>
    public required string[] Columns { get; set; }

    public required bool Shared { get; set; }

    public required DateTimeOffset At { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ColumnSet>
    {
        public void Configure(EntityTypeBuilder<ColumnSet> builder)
        {
            builder.ToTable("export_column_sets");
            builder.Property(s => s.List).HasMaxLength(60);
            builder.Property(s => s.Name).HasMaxLength(MaxName);
            builder.Property(s => s.RegionPath).HasMaxLength(200);
            builder.HasIndex(s => new { s.StaffId, s.List, s.Name }).IsUnique().HasDatabaseName(OneOfAName);
            builder.HasIndex(s => s.List).HasFilter("shared");
            builder.HasOne<StaffAccount>().WithMany().HasForeignKey(s => s.StaffId);
            builder.HasOne<Organisation>().WithMany().HasForeignKey(s => s.OrganisationId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

internal static class ColumnSets
{
    /// <summary>Those that an account is offered: its own, and what colleagues of the very same place share.</summary>
    public static IQueryable<ColumnSet> OfferedTo(this IQueryable<ColumnSet> sets, Staff staff) => sets.Where(s => s.StaffId == staff.Id
        || (s.Shared && s.OrganisationId == staff.Scope.OrganisationId && s.RegionPath == staff.Scope.RegionPath));
}
