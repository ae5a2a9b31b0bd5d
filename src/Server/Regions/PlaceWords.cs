using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Lists;
using Paiyi.Server.Platform.PersonalData;

namespace Paiyi.Server.Regions;

/// <summary>A region or an organisation that a word of an imported row may mean.</summary>
public sealed record NamedPlace(int? RegionId, long? OrganisationId, string Name)
{
    private const char RegionMark = 'R';
    private const char OrganisationMark = 'O';

    /// <summary>How a line keeps it: nothing else is meant by that.</summary>
    public string Word => RegionId is { } region ? RegionMark + FoundWords.Of(region, Name) : OrganisationMark + FoundWords.Of(OrganisationId!.Value, Name);

    public static string NameOf(string word) => KeysOf(word) is (null, null) ? word : FoundWords.NameOf(word[1..]);

    /// <summary>Neither of a word as somebody wrote it.</summary>
    public static (int? Region, long? Organisation) KeysOf(string word) => word.Length > 1 && FoundWords.KeyOf(word[1..]) is { } key
        ? (word[0] == RegionMark ? (int)key : null, word[0] == OrganisationMark ? key : null)
        : (null, null);
}

/// <summary>Finds regions and organisations as imported rows name them: regions by code or name, organisations by name, credit code or number.</summary>
public sealed class PlaceWords
{
    private readonly ILookup<string, NamedPlace> _byWord;

    private PlaceWords(ILookup<string, NamedPlace> byWord) => _byWord = byWord;

    /// <summary>Reads the places of the scope that the words may mean. To an organisation only itself is one.</summary>
    public static async Task<PlaceWords> ReadAsync(PaiyiDb db, Scope scope, DateOnly today, IEnumerable<string> words, CancellationToken ct)
    {
        var wanted = words.Distinct().ToList();
        string[] names = [.. wanted, .. wanted.Select(Plain)];
        string[] codes = [.. wanted.Select(CreditCode.Normalise).OfType<string>()];
        int[] regions = [.. wanted.Select(w => NamedPlace.KeysOf(w).Region).OfType<int>()];
        long[] organisations = [.. wanted.Select(w => NamedPlace.KeysOf(w).Organisation ?? FoundWords.NumberOf(w)).OfType<long>()];
        var found = new List<(string Word, NamedPlace Place)>();
        if (!scope.IsOrganisation)
        {
            var named = await db.Regions.In(scope).InUse(today).Where(r => names.Contains(r.Name) || names.Contains(r.Code) || regions.Contains(r.Id))
                .Select(r => new { r.Id, r.Code, r.Name }).ToListAsync(ct);
            found.AddRange(named.SelectMany(r => Words(new NamedPlace(r.Id, null, r.Name), r.Name, r.Code)));
        }

        var known = await db.Organisations.In(scope).Where(o => o.ArchivedAt == null && (names.Contains(o.Name) || codes.Contains(o.CreditCode!) || organisations.Contains(o.Id)))
            .Select(o => new { o.Id, o.Name, o.CreditCode }).ToListAsync(ct);
        found.AddRange(known.SelectMany(o => Words(new NamedPlace(null, o.Id, o.Name), o.Name, o.CreditCode, o.Id.ToString(CultureInfo.InvariantCulture))));
        return new PlaceWords(found.Distinct().ToLookup(f => f.Word, f => f.Place));
    }

    /// <summary>Everything that the word may mean.</summary>
    public List<NamedPlace> Find(string word) => NamedPlace.KeysOf(word) is not (null, null) and var (region, organisation)
        ? [.. _byWord[KeyOf(region, organisation)]]
        : [.. new[] { word, Plain(word), CreditCode.Normalise(word) ?? word }.Distinct().SelectMany(w => _byWord[w]).Distinct()];

    /// <summary>The form of a region's code or name that is compared: narrow characters, and of a code with its name the code.</summary>
    public static string Plain(string text)
    {
        var narrow = string.Create(text.Length, text, (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
                to[i] = RawText.Narrow(from[i]);
        }).Trim();
        var digits = narrow.AsSpan().IndexOfAnyExceptInRange('0', '9') is var end && end < 0 ? narrow.Length : end;
        return digits is 6 or 9 or 12 ? narrow[..digits] : narrow;
    }

    private static IEnumerable<(string, NamedPlace)> Words(NamedPlace place, params string?[] words) => words.OfType<string>().Append(KeyOf(place.RegionId, place.OrganisationId)).Select(w => (w, place));

    private static string KeyOf(int? region, long? organisation) => $"#{region}/{organisation}";
}
