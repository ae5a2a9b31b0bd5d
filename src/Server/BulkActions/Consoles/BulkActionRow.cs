using System.Linq.Expressions;
using Paiyi.Server.Data;
using Paiyi.Server.Declarations;

namespace Paiyi.Server.BulkActions.Consoles;

/// <summary>How far a bulk action is.</summary>
/// <param name="Attribute">The labels of the attribute that gets a value.</param>
/// <param name="UndoUntil">Until when it may be undone; null when it cannot be.</param>
public sealed record BulkActionRow(
    long Id, BulkActionKind Kind, BulkActionStatus Status, string? Organisation, string? Group, string? Attribute, string? Value, ReminderChannel? Channel,
    int Total, int Done, int Skipped, int Undone, int Kept, DateTimeOffset QueuedAt, DateTimeOffset? FinishedAt, string Staff, DateTimeOffset? UndoUntil);

internal static class BulkActionRows
{
    public static Expression<Func<BulkAction, NamedBulkAction>> Row(PaiyiDb db) => a => new NamedBulkAction(
        a,
        db.Organisations.Where(o => o.Id == a.OrganisationId).Select(o => o.Name).FirstOrDefault(),
        db.StaffAccounts.Where(s => s.Id == a.StaffId).Select(s => s.Name).First());
}

internal sealed record NamedBulkAction(BulkAction Action, string? Organisation, string Staff)
{
    public BulkActionRow ToRow(DateTimeOffset now)
    {
        var did = BulkParameters.Of(Action);
        return new BulkActionRow(
            Action.Id, Action.Kind, Action.Status, Organisation, did.Group, did.Attribute, did.Value, did.Channel,
            Action.Total, Action.Done, Action.Skipped, Action.Undone, Action.Kept, Action.QueuedAt, Action.FinishedAt, Staff,
            Action.MayBeUndone(now) ? Action.QueuedAt + BulkAction.UndoPeriod : null);
    }
}
