using Paiyi.Server.People.Rosters;

namespace Paiyi.Server.People;

/// <summary>
/// Where the fields of a person came from: the id of the import that wrote each, or <see cref="ByHand"/>. Fields have
/// the keys of <see cref="RosterFields"/>; those that are not named came from where <see cref="Rest"/> says. A person
/// who has none of it came from one source as a whole.
/// </summary>
public sealed class FieldOrigins : Dictionary<string, long>
{
    /// <summary>Stands for every field that has no entry of its own.</summary>
    public const string Rest = "*";

    /// <summary>Somebody typed it in, or a resident's request did.</summary>
    public const long ByHand = 0;

    /// <summary>The same, with some fields written by hand now.</summary>
    /// <param name="of">What is known so far; null when the whole person came from <paramref name="import"/>.</param>
    /// <param name="import">The import that wrote the person last; null when nobody knows of one.</param>
    public static FieldOrigins WithByHand(FieldOrigins? of, long? import, IEnumerable<string> fields)
    {
        var origins = new FieldOrigins();
        if (of is null && import is { } whole)
            origins[Rest] = whole;
        foreach (var (field, origin) in of ?? [])
            origins[field] = origin;
        foreach (var field in fields)
            origins[field] = ByHand;
        return origins;
    }
}
