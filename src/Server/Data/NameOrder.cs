using Microsoft.EntityFrameworkCore;

namespace Paiyi.Server.Data;

/// <summary>
/// The order of names in China, by their sound (pinyin): a collation of that name, which Data/Supplement.sql makes. Names in
/// Latin letters follow behind.
/// </summary>
public static class NameOrder
{
    private const string Collation = "pinyin";

    /// <summary>The name as a key to sort by.</summary>
    public static string Of(string name) => throw new NotSupportedException("Runs in the database only.");

    internal static void UseNameOrder(this ModelBuilder model) =>
        model.HasDbFunction(() => Of("")).HasTranslation(arguments =>
            new Microsoft.EntityFrameworkCore.Query.SqlExpressions.CollateExpression(arguments[0], Collation));
}
