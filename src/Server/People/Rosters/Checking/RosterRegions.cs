using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Rosters.Checking;

/// <summary>A region as persons refer to it.</summary>
internal readonly record struct RegionPlace(int Id, string Path);

/// <summary>
/// Finds the regions that rosters name, by code or by name; a name that several regions have is the one in the
/// organisation's own city, if there is one alone. Remembers what it found for the length of an import.
/// </summary>
internal sealed class RosterRegions(string cityPath, DateOnly today)
{
    private readonly Dictionary<string, Checked<RegionPlace>> _known = [];
    private List<string>? _names;

    /// <summary>Looks up the texts of a batch that are not known yet.</summary>
    public async Task LoadAsync(PaiyiDb db, IEnumerable<string?> texts, CancellationToken ct)
    {
        var wanted = texts.OfType<string>().Where(t => !_known.ContainsKey(t)).Distinct().ToArray();
        if (wanted.Length == 0)
            return;
        var words = wanted.Select(CodeOrName).Distinct().ToArray();
        var found = await InUse(db).Where(r => words.Contains(r.Code) || words.Contains(r.Name))
            .Select(r => new { r.Id, r.Code, r.Name, r.Path }).ToListAsync(ct);
        foreach (var text in wanted)
        {
            var word = CodeOrName(text);
            var matches = found.Where(r => r.Code == word || r.Name == word).ToList();
            if (matches.Count > 1 && matches.Where(r => r.Path.StartsWith(cityPath, StringComparison.Ordinal)).ToList() is [var own])
                matches = [own];
            _known[text] = matches switch
            {
                [var one] => new RegionPlace(one.Id, one.Path),
                [] => RosterProblems.RegionUnknown(Nearest(word, _names ??= await NamesAsync(db, ct))),
                _ => RosterProblems.RegionAmbiguous,
            };
        }
    }

    public Checked<RegionPlace> Of(string text) => _known[text];

    private static string? Nearest(string word, List<string> names) => Suggestions.Nearest(word, names);

    private static string CodeOrName(string text)
    {
        Span<char> narrow = stackalloc char[Math.Min(text.Length, 100)];
        for (var i = 0; i < narrow.Length; i++)
            narrow[i] = RawText.Narrow(text[i]);
        var digits = narrow.IndexOfAnyExceptInRange('0', '9') is var end && end < 0 ? narrow.Length : end;
        // The list of the template gives the code with the name behind it.
        return digits is 6 or 9 or 12 ? new string(narrow[..digits]) : new string(narrow.Trim());
    }

    private Task<List<string>> NamesAsync(PaiyiDb db, CancellationToken ct) =>
        InUse(db).Where(r => r.Path.StartsWith(cityPath)).OrderBy(r => r.Code).Select(r => r.Name).Take(2000).ToListAsync(ct);

    private IQueryable<Region> InUse(PaiyiDb db) =>
        db.Regions.AsNoTracking().Where(r => r.ValidFrom <= today && (r.ValidTo == null || r.ValidTo > today));
}
