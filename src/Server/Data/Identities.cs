using Microsoft.EntityFrameworkCore;

namespace Paiyi.Server.Data;

/// <summary>Takes keys before the row is written, so that a row and what refers to it by number are saved at once.</summary>
public static class Identities
{
    public static Task<long> NextIdAsync<TEntity>(this PaiyiDb db, CancellationToken ct)
    {
        var table = db.Model.FindEntityType(typeof(TEntity))!.GetTableName()!;
        return db.Database.SqlQuery<long>($"SELECT nextval(pg_get_serial_sequence({table}, 'id')) AS \"Value\"").SingleAsync(ct);
    }
}
