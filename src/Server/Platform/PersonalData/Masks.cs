namespace Paiyi.Server.Platform.PersonalData;

/// <summary>What is shown of a personal number in lists: enough to recognise it, not enough to use it.</summary>
public static class Masks
{
    /// <summary>
    /// The first and the last character; of short numbers nothing. More of a resident id, beside the day of birth, would
    /// tell all of it.
    /// </summary>
    public static string Document(string number) => number.Length >= 8
        ? $"{number[0]}{new string('*', number.Length - 2)}{number[^1]}"
        : new string('*', number.Length);

    /// <summary><c>13812345678</c> becomes <c>138****5678</c>.</summary>
    public static string Phone(string number) => number.Length >= 8
        ? $"{number[..3]}{new string('*', number.Length - 7)}{number[^4..]}"
        : new string('*', number.Length);

    /// <summary>Keeps the first character of a name: what a stranger at a gate may see.</summary>
    public static string Name(string name)
    {
        if (name.Length == 0)
            return name;
        var first = char.IsHighSurrogate(name[0]) && name.Length > 1 ? 2 : 1;
        return name[..first] + new string('*', Math.Clamp(name.Length - first, 1, 2));
    }
}
