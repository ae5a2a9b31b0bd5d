using Microsoft.EntityFrameworkCore;

namespace Paiyi.Server.People;

/// <summary>
/// Persons who live in the subtree of a region. By the prefix of their paths alone PostgreSQL has the choice of sorting the
/// whole subtree for one page or reading the register backwards until it meets it. So the code at the region's depth is
/// compared too: an index for each depth below the root (Data/Supplement.sql) has the persons of a region by their ids.
/// </summary>
public static class PersonRegions
{
    /// <param name="path">The path of the region; a part of one means all regions that begin with it.</param>
    public static IQueryable<Person> LivingIn(this IQueryable<Person> persons, string path)
    {
        var within = persons.Where(p => p.RegionPath.StartsWith(path));
        var codes = path.Split('/');
        if (codes is not [.., var code, ""])
            return within;
        // The depth is written into the query: an index on an expression serves that very expression only.
        return (codes.Length - 1) switch
        {
            2 => within.Where(p => Part(p.RegionPath, "/", 2) == code),
            3 => within.Where(p => Part(p.RegionPath, "/", 3) == code),
            4 => within.Where(p => Part(p.RegionPath, "/", 4) == code),
            5 => within.Where(p => Part(p.RegionPath, "/", 5) == code),
            _ => within,
        };
    }

    internal static void UsePersonRegions(this ModelBuilder model) =>
        model.HasDbFunction(() => Part("", "", 0)).HasName("split_part").IsBuiltIn().IsNullable(false);

    /// <summary>The part of a text between separators, counted from 1.</summary>
    internal static string Part(string text, string separator, int number) => throw new NotSupportedException("Runs in the database only.");
}
