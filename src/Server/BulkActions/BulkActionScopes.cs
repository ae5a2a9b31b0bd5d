using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Regions;

namespace Paiyi.Server.BulkActions;

/// <summary>Which bulk actions a scope contains: those of its own staff.</summary>
internal static class BulkActionScopes
{
    public static IQueryable<BulkAction> BulkActionsIn(this PaiyiDb db, Scope scope)
    {
        var colleagues = db.StaffIn(scope);
        return db.BulkActions.Where(a => colleagues.Any(s => s.Id == a.StaffId));
    }
}
