using System.Linq.Expressions;
using Paiyi.Server.BulkActions.Deeds;
using Paiyi.Server.Data;
using Paiyi.Server.Declarations;
using Paiyi.Server.Regions;

namespace Paiyi.Server.BulkActions.Consoles;

/// <summary>How far a bulk action is.</summary>
/// <param name="Organisation">Whose roster is changed.</param>
/// <param name="Attribute">The labels of the attribute that gets a value.</param>
/// <param name="Role">The code of the role that is given.</param>
/// <param name="Target">The name of the organisation that becomes the parent or the place of work, or of the keeper.</param>
/// <param name="Reason">What the organisations read.</param>
/// <param name="UndoUntil">Until when it may be undone; null when it cannot be.</param>
public sealed record BulkActionRow(
    long Id, BulkActionKind Kind, BulkSubject Subject, BulkActionStatus Status, string? Organisation, string? Group, string? Attribute, string? Value,
    ReminderChannel? Channel, string? Role, string? Target, OrganisationKind? OrganisationKind, string? Reason,
    int Total, int Done, int Skipped, int Undone, int Kept, DateTimeOffset QueuedAt, DateTimeOffset? FinishedAt, string Staff, DateTimeOffset? UndoUntil);

internal static class BulkActionRows
{
    public static Expression<Func<BulkAction, NamedBulkAction>> Row(PaiyiDb db) => a => new NamedBulkAction(
        a,
        db.Organisations.Where(o => o.Id == a.OrganisationId).Select(o => o.Name).FirstOrDefault(),
        db.StaffAccounts.Where(s => s.Id == a.StaffId).Select(s => s.Name).First(),
        a.Kind == BulkActionKind.AssignKeeper || a.Kind == BulkActionKind.WithdrawKeeper
            ? db.StaffAccounts.Where(s => s.Id == a.TargetId).Select(s => s.Name).FirstOrDefault()
            : db.Organisations.Where(o => o.Id == a.TargetId).Select(o => o.Name).FirstOrDefault());
}

internal sealed record NamedBulkAction(BulkAction Action, string? Organisation, string Staff, string? Target)
{
    public BulkActionRow ToRow(DateTimeOffset now)
    {
        var did = BulkParameters.Of(Action);
        return new BulkActionRow(
            Action.Id, Action.Kind, BulkDeeds.Of(Action.Kind).Subject, Action.Status, Organisation, did.Group, did.Attribute, did.Value,
            did.Channel, did.Role, Target, did.OrganisationKind, did.Reason,
            Action.Total, Action.Done, Action.Skipped, Action.Undone, Action.Kept, Action.QueuedAt, Action.FinishedAt, Staff,
            Action.MayBeUndone(now) ? Action.QueuedAt + BulkAction.UndoPeriod : null);
    }
}
