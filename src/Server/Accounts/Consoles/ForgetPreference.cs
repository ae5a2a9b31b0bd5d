using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;

namespace Paiyi.Server.Accounts.Consoles;

/// <summary>Removes one preference of the caller's own account; one that is not there is as good as removed.</summary>
public static class ForgetPreference
{
    public static async Task<NoContent> Handle(string key, Staff staff, PaiyiDb db, CancellationToken ct)
    {
        await db.StaffPreferences.Where(p => p.StaffId == staff.Id && p.Key == key).ExecuteDeleteAsync(ct);
        return TypedResults.NoContent();
    }
}
