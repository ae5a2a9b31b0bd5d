using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Paiyi.Server.Data;

/// <summary>Tells which of the database's own rules a change has broken, so that a handler can refuse it by name.</summary>
public static class Violations
{
    /// <summary>True when a unique index of this name already holds the value: <c>ux_table_column</c>.</summary>
    public static bool Duplicates(this DbUpdateException exception, string index) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } postgres && postgres.ConstraintName == index;
}
