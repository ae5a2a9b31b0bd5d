namespace Paiyi.Sheets;

/// <summary>Text that a spreadsheet would take for a formula when it opens a text file.</summary>
public static class Formulas
{
    /// <summary>True for what begins like a formula and is not a plain number with a sign.</summary>
    public static bool LooksLikeOne(ReadOnlySpan<char> text)
    {
        var begun = text.TrimStart(' ');
        if (begun.IsEmpty)
            return false;
        return begun[0] switch
        {
            '=' or '@' or '\t' or '\r' or '\n' or '＝' or '＠' or '＋' or '－' => true,
            '+' or '-' => !IsPlainNumber(begun[1..]),
            _ => false,
        };
    }

    private static bool IsPlainNumber(ReadOnlySpan<char> text)
    {
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? default : text[(point + 1)..];
        return !whole.IsEmpty && !whole.ContainsAnyExceptInRange('0', '9') && !fraction.ContainsAnyExceptInRange('0', '9');
    }
}
