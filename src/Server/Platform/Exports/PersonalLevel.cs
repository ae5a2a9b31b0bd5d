namespace Paiyi.Server.Platform.Exports;

/// <summary>How much of a person a file shows.</summary>
public enum PersonalLevel
{
    /// <summary>As lists do: names, and numbers with their middle hidden.</summary>
    Masked,

    /// <summary>A pseudonym for the name, the year for the day of birth, no number and no free text.</summary>
    Pseudonymised,

    /// <summary>Numbers in full, where the list shows them masked.</summary>
    Full,
}

/// <summary>What of a person a column says.</summary>
public enum Personal
{
    Nothing,
    Name,
    Document,
    Phone,
    BirthDate,

    /// <summary>Free text or an address: it may say who somebody is.</summary>
    Text,
}

/// <summary>
/// The full numbers of persons, for files that may hold them. Filled by the register of persons, which answers for those of the
/// caller's scope only.
/// </summary>
public sealed record PersonalNumbers(
    Func<HttpContext, IReadOnlyCollection<long>, CancellationToken, Task<IReadOnlyDictionary<long, (string Document, string? Phone)>>> Read);
