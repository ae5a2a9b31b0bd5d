using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Paiyi.Server.Accounts;

/// <summary>A phone number that has signed in. Whom it may act for follows from the register of persons.</summary>
public sealed class CitizenAccount
{
    public long Id { get; init; }

    public required byte[] PhoneIndex { get; init; }

    public required byte[] PhoneSealed { get; set; }

    public required string PhoneMask { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset LastSignInAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CitizenAccount>
    {
        public void Configure(EntityTypeBuilder<CitizenAccount> builder)
        {
            builder.ToTable("citizen_accounts");
            builder.Property(c => c.PhoneMask).HasMaxLength(20);
            builder.HasIndex(c => c.PhoneIndex).IsUnique();
        }
    }
}
