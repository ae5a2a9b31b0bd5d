using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;

namespace Paiyi.Server.People;

/// <summary>
/// Search by a part of the name. Chinese names have two or three characters, too few for trigrams: an index over the single
/// characters of the name finds a surname, one over its neighbouring ones finds more of it (Data/Supplement.sql).
/// </summary>
public static class PersonNameSearch
{
    /// <summary>Persons whose name contains the text, case ignored; everybody when it is blank.</summary>
    public static IQueryable<Person> WhereNameContains(this IQueryable<Person> persons, string? text)
    {
        if (Part(text) is not { Length: > 0 } part)
            return persons;
        var characters = Characters(part);
        // Who has the one character, or the two beside each other, has the text. Asking twice would make PostgreSQL expect few
        // persons of a common surname.
        if (characters.Length == 1)
            return persons.Where(p => HasCharacters(p.Name, characters));
        string[] pairs = [.. characters.Zip(characters.Skip(1), (one, next) => one + next).Distinct()];
        var found = persons.Where(p => HasPairs(p.Name, pairs));
        if (characters.Length == 2)
            return found;
        var pattern = Likeness.Containing(part);
        return found.Where(p => EF.Functions.Like(p.Name.ToLower(), pattern, "\\"));
    }

    internal static bool IsOneCharacter(string? text) => Characters(Part(text)).Length == 1;

    private static string Part(string? text) => text?.Trim().ToLowerInvariant() ?? "";

    private static string[] Characters(string part) => [.. part.EnumerateRunes().Select(r => r.ToString())];

    internal static void UsePersonNameSearch(this ModelBuilder model)
    {
        model.HasDbFunction(() => HasCharacters("", Array.Empty<string>())).HasName("has_characters");
        model.HasDbFunction(() => HasPairs("", Array.Empty<string>())).HasName("has_pairs");
    }

    /// <summary>True when the name has all of these lower-case characters; defined in Data/Supplement.sql.</summary>
    internal static bool HasCharacters(string name, string[] characters) => throw new NotSupportedException("Runs in the database only.");

    /// <summary>True when each of these two lower-case characters stand beside each other in the name; defined in Data/Supplement.sql.</summary>
    internal static bool HasPairs(string name, string[] pairs) => throw new NotSupportedException("Runs in the database only.");
}
