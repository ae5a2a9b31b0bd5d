using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Accounts;
using Paiyi.Server.BulkActions.Deeds;
using Paiyi.Server.Regions;

namespace Paiyi.Server.BulkActions;

public enum BulkActionKind
{
    /// <summary>Another class, department or building on a roster.</summary>
    MoveGroup,

    /// <summary>A value of one attribute.</summary>
    SetAttribute,

    /// <summary>Reminds those who have not declared today.</summary>
    Remind,

    LeaveRoster,

    /// <summary>Out of the register; only for scopes of regions.</summary>
    Archive,

    DisableStaff,
    EnableStaff,
    GiveRole,

    /// <summary>To another organisation, in the same role.</summary>
    MoveStaff,

    SignOutStaff,

    /// <summary>Whoever signs in next must choose another password first.</summary>
    RequireNewPassword,

    ArchiveOrganisations,
    RestoreOrganisations,

    /// <summary>Below another organisation, or below none.</summary>
    SetParent,

    SetOrganisationKind,
    OpenCheckpoints,
    CloseCheckpoints,
    AssignKeeper,
    WithdrawKeeper,
    ApproveReturns,

    /// <summary>For correction, with one reason for all.</summary>
    SendBackReturns,
}

/// <summary>What a bulk action is done to.</summary>
public enum BulkSubject
{
    Person,
    Staff,
    Organisation,
    Checkpoint,
    ReturnApplication,
}

public enum BulkActionStatus
{
    Running,
    Completed,
    Undoing,
    Undone,
}

/// <summary>
/// One deed for many persons, accounts or other rows of a list, done by a job in batches. Its counters move in the transaction
/// of what they count, so that a job that dies goes on where the last batch was committed, and nothing is dealt with twice.
/// </summary>
public sealed class BulkAction
{
    /// <summary>How long it can be undone.</summary>
    public static readonly TimeSpan UndoPeriod = TimeSpan.FromDays(7);

    public long Id { get; init; }

    public required long StaffId { get; init; }

    public required BulkActionKind Kind { get; init; }

    /// <summary>Whose roster, for what changes a roster.</summary>
    public long? OrganisationId { get; init; }

    /// <summary>The organisation that becomes the parent or the place of work, or the account that becomes or was the keeper.</summary>
    public long? TargetId { get; init; }

    /// <summary><see cref="BulkParameters"/> as JSON.</summary>
    public required JsonElement Parameters { get; init; }

    public required BulkActionStatus Status { get; set; }

    public required int Total { get; set; }

    public int Done { get; set; }

    public int Skipped { get; set; }

    /// <summary>Of those done, given back by undoing.</summary>
    public int Undone { get; set; }

    /// <summary>Of those done, left as they are by undoing because somebody has changed them since.</summary>
    public int Kept { get; set; }

    /// <summary>Who undoes it: what they may not do themselves is not undone.</summary>
    public long? UndoneById { get; set; }

    public required DateTimeOffset QueuedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }

    public bool MayBeUndone(DateTimeOffset now) =>
        BulkDeeds.Of(Kind).Undo is not null && Status == BulkActionStatus.Completed && Done > 0 && now < QueuedAt + UndoPeriod;

    internal sealed class Mapping : IEntityTypeConfiguration<BulkAction>
    {
        public void Configure(EntityTypeBuilder<BulkAction> builder)
        {
            builder.ToTable("bulk_actions", table => table.HasCheckConstraint("ck_bulk_actions_reconciled", "status = 'Running' OR total = done + skipped"));
            builder.Property(a => a.Parameters).HasColumnType("jsonb");
            builder.HasIndex(a => new { a.StaffId, a.Id });
            builder.HasOne<StaffAccount>().WithMany().HasForeignKey(a => a.StaffId);
            builder.HasOne<StaffAccount>().WithMany().HasForeignKey(a => a.UndoneById);
            builder.HasOne<Organisation>().WithMany().HasForeignKey(a => a.OrganisationId);
        }
    }
}
