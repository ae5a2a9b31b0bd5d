using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;

namespace Paiyi.Server.People;

/// <summary>
/// Search by a part of the name. Chinese names have two or three characters, too few for trigrams: an index over the
/// single characters of the name (Data/Supplement.sql) finds those that have all of the given ones.
/// </summary>
public static class PersonNameSearch
{
    /// <summary>Persons whose name contains the text, case ignored; everybody when it is blank.</summary>
    public static IQueryable<Person> WhereNameContains(this IQueryable<Person> persons, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return persons;
        var part = text.Trim().ToLowerInvariant();
        string[] characters = [.. part.EnumerateRunes().Select(r => r.ToString()).Distinct()];
        var found = persons.Where(p => HasCharacters(p.Name, characters));
        // Who has the one character has the text. Asking twice would make PostgreSQL expect few persons of a common surname.
        if (part.EnumerateRunes().Count() == 1)
            return found;
        var pattern = Likeness.Containing(part);
        return found.Where(p => EF.Functions.Like(p.Name.ToLower(), pattern, "\\"));
    }

    internal static void UsePersonNameSearch(this ModelBuilder model) =>
        model.HasDbFunction(() => HasCharacters("", Array.Empty<string>())).HasName("has_characters");

    /// <summary>True when the name has all of these lower-case characters; defined in Data/Supplement.sql.</summary>
    internal static bool HasCharacters(string name, string[] characters) => throw new NotSupportedException("Runs in the database only.");
}
