namespace Paiyi.Server.Data;

/// <summary>Patterns for <c>LIKE … ESCAPE '\'</c> and <c>ILIKE</c> from what people type; its own wildcards mean themselves.</summary>
public static class Likeness
{
    /// <summary>Matches what contains the text.</summary>
    public static string Containing(string text) => $"%{Escape(text)}%";

    /// <summary>Matches what begins with the text.</summary>
    public static string Beginning(string text) => $"{Escape(text)}%";

    private static string Escape(string text) => text.Trim().Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_");
}
