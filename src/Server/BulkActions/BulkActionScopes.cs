using Paiyi.Server.Accounts;
using Paiyi.Server.BulkActions.Deeds;
using Paiyi.Server.Data;

namespace Paiyi.Server.BulkActions;

/// <summary>Which bulk actions a member of staff may see: those of the own scope's staff, of the kinds that they could begin themselves.</summary>
internal static class BulkActionScopes
{
    public static IQueryable<BulkAction> BulkActionsOf(this PaiyiDb db, Staff staff)
    {
        var colleagues = db.StaffIn(staff.Scope);
        var kinds = BulkDeeds.KindsOf(staff);
        return db.BulkActions.Where(a => kinds.Contains(a.Kind) && colleagues.Any(s => s.Id == a.StaffId));
    }

    /// <summary>The rows that an action is for.</summary>
    public static IQueryable<BulkItem> ItemsOf(this PaiyiDb db, BulkAction action)
    {
        IQueryable<BulkItem> items = BulkDeeds.Of(action.Kind).Subject == BulkSubject.Person ? db.BulkActionItems : db.BulkSubjectItems;
        return items.Where(i => i.ActionId == action.Id);
    }
}
