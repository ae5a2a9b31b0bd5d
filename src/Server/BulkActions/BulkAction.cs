using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Paiyi.Server.Accounts;
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
}

public enum BulkActionStatus
{
    Running,
    Completed,
    Undoing,
    Undone,
}

/// <summary>
/// One deed for many persons, done by a job in batches. Its counters move in the transaction of the persons they count, so
/// that a job that dies goes on where the last batch was committed, and nobody is dealt with twice.
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

    /// <summary><see cref="BulkParameters"/> as JSON.</summary>
    public required JsonElement Parameters { get; init; }

    public required BulkActionStatus Status { get; set; }

    public required int Total { get; init; }

    public int Done { get; set; }

    public int Skipped { get; set; }

    /// <summary>Of those done, given back by undoing.</summary>
    public int Undone { get; set; }

    /// <summary>Of those done, left as they are by undoing because somebody has changed them since.</summary>
    public int Kept { get; set; }

    public required DateTimeOffset QueuedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }

    public bool MayBeUndone(DateTimeOffset now) =>
        Kind != BulkActionKind.Remind && Status == BulkActionStatus.Completed && Done > 0 && now < QueuedAt + UndoPeriod;

    internal sealed class Mapping : IEntityTypeConfiguration<BulkAction>
    {
        public void Configure(EntityTypeBuilder<BulkAction> builder)
        {
            builder.ToTable("bulk_actions", table => table.HasCheckConstraint("ck_bulk_actions_reconciled", "status = 'Running' OR total = done + skipped"));
            builder.Property(a => a.Parameters).HasColumnType("jsonb");
            builder.HasIndex(a => new { a.StaffId, a.Id });
            builder.HasOne<StaffAccount>().WithMany().HasForeignKey(a => a.StaffId);
            builder.HasOne<Organisation>().WithMany().HasForeignKey(a => a.OrganisationId);
        }
    }
}

public enum BulkOutcome
{
    Done,
    Skipped,
    Undone,
    Kept,
}

/// <summary>One of the persons of a bulk action.</summary>
public sealed class BulkActionItem
{
    public required long ActionId { get; init; }

    public required long PersonId { get; init; }

    /// <summary>Null while it waits.</summary>
    public BulkOutcome? Outcome { get; set; }

    /// <summary>What was there before, as JSON, for undoing.</summary>
    public string? Before { get; set; }

    /// <summary>Why it was passed over: the code of a refusal.</summary>
    public string? Reason { get; set; }

    internal void Pass(string reason) => (Outcome, Reason) = (BulkOutcome.Skipped, reason);

    internal void Finish(string? before) => (Outcome, Before) = (BulkOutcome.Done, before);

    internal void GiveBack(bool restored) => Outcome = restored ? BulkOutcome.Undone : BulkOutcome.Kept;

    internal sealed class Mapping : IEntityTypeConfiguration<BulkActionItem>
    {
        public void Configure(EntityTypeBuilder<BulkActionItem> builder)
        {
            builder.ToTable("bulk_action_items");
            builder.HasKey(i => new { i.ActionId, i.PersonId });
            builder.Property(i => i.Before).HasColumnType("jsonb");
            builder.Property(i => i.Reason).HasMaxLength(60);
            builder.HasIndex(i => i.PersonId);
            builder.HasOne<BulkAction>().WithMany().HasForeignKey(i => i.ActionId);
            builder.HasOne<People.Person>().WithMany().HasForeignKey(i => i.PersonId);
        }
    }
}
