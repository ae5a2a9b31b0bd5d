using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Paiyi.Server.Accounts;

/// <summary>A small document that the consoles keep for one account, such as its language or the columns of a list. The server reads nothing in it.</summary>
public sealed class StaffPreference
{
    public const int MostPerAccount = 200;

    /// <summary>Characters of a value as JSON.</summary>
    public const int LongestValue = 16_384;

    /// <summary>The key: one document of a name for each account.</summary>
    public const string OneOfAKey = "pk_staff_preferences";

    /// <summary>Letters, digits, dots and hyphens: <c>table.persons</c>.</summary>
    public const string KeyPattern = "^[a-z][a-zA-Z0-9.-]{0,59}$";

    public required long StaffId { get; init; }

    public required string Key { get; init; }

    public required JsonElement Value { get; set; }

    /// <summary>Counts the writes, so that one tab does not overwrite what another wrote in between. 1 is the first.</summary>
    public required uint Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<StaffPreference>
    {
        public void Configure(EntityTypeBuilder<StaffPreference> builder)
        {
            builder.ToTable("staff_preferences");
            builder.HasKey(p => new { p.StaffId, p.Key }).HasName(OneOfAKey);
            builder.Property(p => p.Key).HasMaxLength(60);
            builder.Property(p => p.Value).HasColumnType("jsonb");
            builder.Property(p => p.Version).HasConversion<long>().IsConcurrencyToken();
            builder.HasOne<StaffAccount>().WithMany().HasForeignKey(p => p.StaffId);
        }
    }
}
