using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Accounts;

/// <summary>A member of staff's account: a role, and a scope that is a region with all below it or one organisation.</summary>
public sealed class StaffAccount
{
    /// <summary>Stands for the hash of an account that has no password yet: nothing opens it.</summary>
    public const string NoPassword = "";

    public long Id { get; init; }

    /// <summary>Lower case, unique.</summary>
    public required string UserName { get; init; }

    public required string Name { get; set; }

    /// <summary>Argon2id in PHC string form, or <see cref="NoPassword"/>.</summary>
    public required string PasswordHash { get; set; }

    public required Role Role { get; set; }

    /// <summary>The code of a role that the installation made; its kind is <see cref="Role"/>. Null with a built-in role.</summary>
    public string? OwnRole { get; set; }

    /// <summary>The root of the subtree that the account sees; null when its scope is an organisation.</summary>
    public int? RegionId { get; set; }

    public long? OrganisationId { get; set; }

    /// <summary>The encrypted TOTP secret; null while the second factor is off.</summary>
    public byte[]? TotpSecret { get; set; }

    /// <summary>The last TOTP time step that was accepted: a code works once.</summary>
    public long TotpLastStep { get; set; }

    /// <summary>An initial or reset password opens nothing but the page that changes it.</summary>
    public bool MustChangePassword { get; set; }

    public int FailedSignIns { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>Sessions that began before this have ended, because what they may do has changed.</summary>
    public DateTimeOffset? SessionsEndedAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>
    /// Counts the edits, so that one does not overwrite another. Not PostgreSQL's row version: that one also moves when
    /// somebody signs in, or tries to.
    /// </summary>
    public uint Version { get; set; }

    /// <summary>Its sessions are ended beside this.</summary>
    internal void Disable(DateTimeOffset now)
    {
        DisabledAt ??= now;
        Version++;
    }

    /// <summary>Lifts its lock too.</summary>
    internal void Enable()
    {
        DisabledAt = null;
        Version++;
        FailedSignIns = 0;
        LockedUntil = null;
    }

    /// <summary>Takes a role and a place of work; true when that is other than before, so that its sessions must end.</summary>
    internal bool Become(RoleRights role, int? regionId, long? organisationId)
    {
        var (kind, own) = (role.Kind, role.BuiltIn ? null : role.Code);
        if ((Role, OwnRole, RegionId, OrganisationId) == (kind, own, regionId, organisationId))
            return false;
        (Role, OwnRole, RegionId, OrganisationId) = (kind, own, regionId, organisationId);
        return true;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<StaffAccount>
    {
        public void Configure(EntityTypeBuilder<StaffAccount> builder)
        {
            builder.ToTable("staff_accounts", t => t.HasCheckConstraint(
                "ck_staff_accounts_one_scope", "(region_id IS NULL) <> (organisation_id IS NULL)"));
            builder.Property(s => s.UserName).HasMaxLength(40);
            builder.Property(s => s.Name).HasMaxLength(60);
            builder.Property(s => s.PasswordHash).HasMaxLength(200);
            builder.Property(s => s.Version).HasConversion<long>().IsConcurrencyToken();
            builder.HasIndex(s => s.UserName).IsUnique();
            builder.Property(s => s.OwnRole).HasMaxLength(RoleRules.LongestCode);
            builder.HasOne<StaffRole>().WithMany().HasForeignKey(s => s.OwnRole).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Region>().WithMany().HasForeignKey(s => s.RegionId);
            builder.HasOne<Organisation>().WithMany().HasForeignKey(s => s.OrganisationId);
        }
    }
}
