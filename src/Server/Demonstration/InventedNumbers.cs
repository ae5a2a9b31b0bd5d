namespace Paiyi.Server.Demonstration;

/// <summary>
/// Numbers that pass every check and belong to nobody: documents under the invented division codes of the city,
/// phones that begin with 154, a range that no operator has been given.
/// </summary>
internal static class InventedNumbers
{
    private const int PhoneRange = 100_000_000;
    private const string CreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] ResidentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    private static readonly int[] CreditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>GB 11643: division, date of birth, order (odd for men) and check character.</summary>
    public static string Resident(string division, DateOnly birth, int order, bool female)
    {
        var body = $"{division}{birth:yyyyMMdd}{order * 2 + (female ? 0 : 1):000}";
        var sum = 0;
        for (var i = 0; i < ResidentWeights.Length; i++)
            sum += (body[i] - '0') * ResidentWeights[i];
        return body + "10X98765432"[sum % 11];
    }

    /// <summary>The phone of a number from 1; neighbours in the register have unlike phones, except the first few.</summary>
    public static string Phone(int number) => number < 100
        ? $"154{number:00000000}"
        : $"154{100 + (long)number * 61_803_397 % (PhoneRange - 100):00000000}";

    /// <summary>GB 32100 over GB 11714, both with their check characters.</summary>
    public static string Credit(int number)
    {
        var own = $"{number:00000000}";
        var check = 11 - own.Select((c, i) => (c - '0') * OrganisationWeights[i]).Sum() % 11;
        var body = $"91{DemonstrationCity.Code}{own}{(check == 10 ? "X" : check == 11 ? "0" : check.ToString())}";
        var sum = body.Select((c, i) => CreditAlphabet.IndexOf(c) * CreditWeights[i]).Sum();
        return body + CreditAlphabet[(31 - sum % 31) % 31];
    }
}
