using Microsoft.EntityFrameworkCore;

namespace Paiyi.Server.People;

/// <summary>
/// Persons who live in the subtree of a region. By the prefix of their paths PostgreSQL has the choice of sorting the whole
/// subtree for one page or reading the register backwards until it meets it. A code lies in the code of its parent, so the
/// one code at the region's depth says the same, and an index for each depth below the root (Data/Supplement.sql) has the
/// persons of a region by their ids.
/// </summary>
public static class PersonRegions
{
    /// <param name="path">The path of the region; a part of one means all regions that begin with it.</param>
    public static IQueryable<Person> LivingIn(this IQueryable<Person> persons, string path)
    {
        var (depth, code) = Below(path);
        // The depth is written into the query: an index on an expression serves that very expression only.
        return depth switch
        {
            2 => persons.Where(p => Part(p.RegionPath, "/", 2) == code),
            3 => persons.Where(p => Part(p.RegionPath, "/", 3) == code),
            4 => persons.Where(p => Part(p.RegionPath, "/", 4) == code),
            5 => persons.Where(p => Part(p.RegionPath, "/", 5) == code),
            _ => persons.Where(p => p.RegionPath.StartsWith(path)),
        };
    }

    /// <summary>
    /// Of those the ones whose name contains the text. An index has characters and regions side by side, where PostgreSQL would
    /// otherwise lay all persons of a region over all with a rare surname.
    /// </summary>
    public static IQueryable<Person> LivingIn(this IQueryable<Person> persons, string path, string? name) =>
        Below(path) is (not 0, var code) && PersonNameSearch.IsOneCharacter(name)
            ? persons.WhereNameContains(name).Where(p => HasCode(p.RegionPath, code))
            : persons.LivingIn(path).WhereNameContains(name);

    /// <summary>Depth and code of a region below the root; depth 0 for the root, a part of a path, and what lies deeper than the indexes.</summary>
    private static (int Depth, string Code) Below(string path) =>
        path.Split('/') is [_, .., var code, ""] codes && codes.Length is > 2 and <= 6 ? (codes.Length - 1, code) : (0, "");

    internal static void UsePersonRegions(this ModelBuilder model)
    {
        model.HasDbFunction(() => Part("", "", 0)).HasName("split_part").IsBuiltIn().IsNullable(false);
        model.HasDbFunction(() => HasCode("", "")).HasName("has_code");
    }

    /// <summary>The part of a text between separators, counted from 1.</summary>
    internal static string Part(string text, string separator, int number) => throw new NotSupportedException("Runs in the database only.");

    /// <summary>True when the code is in the path; defined in Data/Supplement.sql.</summary>
    internal static bool HasCode(string path, string code) => throw new NotSupportedException("Runs in the database only.");
}
