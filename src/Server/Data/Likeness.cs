namespace Paiyi.Server.Data;

/// <summary>Patterns for <c>ILIKE … ESCAPE '\'</c> from what people type.</summary>
public static class Likeness
{
    /// <summary>Matches what contains the text; its own wildcards mean themselves.</summary>
    public static string Containing(string text) =>
        $"%{text.Trim().Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_")}%";
}
