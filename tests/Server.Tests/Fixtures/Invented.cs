using Paiyi.Server.People.Checks;

namespace Paiyi.Server.Tests.Fixtures;

/// <summary>Numbers that pass every check and belong to nobody; never the same twice.</summary>
public static class Invented
{
    private static int count;

    /// <summary>A resident id of a man, born on this day.</summary>
    public static string ResidentId(string day = "19900307")
    {
        var next = Interlocked.Increment(ref count);
        var first = $"1101{next / 100 % 100:00}{day}{next % 100:00}1";
        return first + DocumentNumbers.CheckCharacter(first);
    }

    public static string Phone() => $"1990001{Interlocked.Increment(ref count):0000}";
}
