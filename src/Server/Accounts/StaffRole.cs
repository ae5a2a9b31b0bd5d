using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Paiyi.Server.Accounts;

/// <summary>
/// A role as an installation has set it: one that it made for itself, or a built-in one whose permissions it has changed.
/// A built-in role without a row is as it was shipped.
/// </summary>
public sealed class StaffRole
{
    public const int MostPerInstallation = 100;

    /// <summary>Of a built-in role its name on the wire; of another one <c>own-</c> and eight random digits, so that none comes again.</summary>
    public required string Code { get; init; }

    /// <summary>The built-in role itself, or the one whose kind of work this is.</summary>
    public required Role Kind { get; init; }

    public required string NameZh { get; set; }

    public required string NameEn { get; set; }

    /// <summary>Names of permissions as on the wire. Those of another release are kept, and mean nothing to this one.</summary>
    public required string[] Permissions { get; set; }

    /// <summary>Of a built-in role, what it was shipped with and no longer has; so that it gets what a later release adds to it.</summary>
    public required string[] Withheld { get; set; }

    public required bool InRegion { get; set; }

    public required bool InOrganisation { get; set; }

    /// <summary>Counts the edits, so that one does not overwrite another. 1 is the first.</summary>
    public required uint Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<StaffRole>
    {
        public void Configure(EntityTypeBuilder<StaffRole> builder)
        {
            builder.ToTable("staff_roles");
            builder.HasKey(r => r.Code);
            builder.Property(r => r.Code).HasMaxLength(RoleRules.LongestCode);
            builder.Property(r => r.NameZh).HasMaxLength(RoleRules.LongestName);
            builder.Property(r => r.NameEn).HasMaxLength(RoleRules.LongestName);
            builder.Property(r => r.Version).HasConversion<long>().IsConcurrencyToken();
        }
    }
}

/// <summary>A role that the installation made for itself.</summary>
public sealed record OwnRole(string Code, string NameZh, string NameEn);
