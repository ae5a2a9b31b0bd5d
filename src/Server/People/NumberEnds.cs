using Microsoft.EntityFrameworkCore;
using Paiyi.Server.People.Checks;
using Paiyi.Server.Platform.PersonalData;

namespace Paiyi.Server.People;

/// <summary>
/// Finds persons by a whole number or by its end: the last 4 to 11 digits of a phone, the last 4 to 6 characters of a
/// document. The database finds by the last four; numbers that share these are opened for what is longer.
/// </summary>
public static class NumberEnds
{
    private const int LongestDocumentEnd = 6;
    private const int LongestPhoneEnd = 11;

    /// <summary>Of a million persons about a hundred share the last four characters of a number; more than this are not opened.</summary>
    private const int MostOpened = 2000;

    /// <summary>True for text that may be meant as a number: Latin letters and digits, digits among them.</summary>
    public static bool CanBeNumber(string text) => MobileNumbers.Normalise(text) is not null
        || (DocumentNumbers.Normalise(text) is { Length: >= PersonSeal.TailLength } number && number.All(char.IsAsciiLetterOrDigit) && number.Any(char.IsAsciiDigit));

    /// <summary>The ids of at most <paramref name="most"/> of the persons who have such a number.</summary>
    public static async Task<IReadOnlyList<long>> FindAsync(IQueryable<Person> persons, string text, PersonSeal seal, int most, CancellationToken ct)
    {
        if (DocumentNumbers.Normalise(text) is not { } number)
            return [];
        var found = new SortedSet<long>(await WholeAsync(persons, text, seal, most, ct));
        var isPhone = number.Length <= LongestPhoneEnd && number.All(char.IsAsciiDigit);
        var isDocument = number.Length <= LongestDocumentEnd;
        if (isPhone && found.Count < most)
        {
            var tail = seal.PhoneTail(number);
            var sharing = persons.Where(p => p.PhoneTail == tail);
            found.UnionWith(await EndingAsync(sharing, number, seal.OpenPhone, most, ct));
        }

        if (isDocument && found.Count < most)
        {
            var tail = seal.DocumentTail(number);
            var sharing = persons.Where(p => p.DocumentTail == tail);
            found.UnionWith(await EndingAsync(sharing, number, seal.OpenDocument, most, ct));
        }

        return [.. found.Take(most)];
    }

    private static async Task<List<long>> WholeAsync(IQueryable<Person> persons, string text, PersonSeal seal, int most, CancellationToken ct)
    {
        var documents = seal.DocumentIndexes(text);
        var found = await persons.Where(p => documents.Contains(p.DocumentIndex)).Select(p => p.Id).Take(most).ToListAsync(ct);
        if (MobileNumbers.Normalise(text) is { } mobile)
        {
            var phone = seal.PhoneIndex(mobile);
            found.AddRange(await persons.Where(p => p.PhoneIndex == phone).Select(p => p.Id).Take(most).ToListAsync(ct));
        }

        return found;
    }

    /// <summary>Without an order: it would make the database walk the table by id until it has enough.</summary>
    private static async Task<List<long>> EndingAsync(
        IQueryable<Person> sharing, string number, Func<Person, string?> open, int most, CancellationToken ct)
    {
        if (number.Length == PersonSeal.TailLength)
            return await sharing.Take(most).Select(p => p.Id).ToListAsync(ct);
        var candidates = await sharing.Take(MostOpened).ToListAsync(ct);
        return [.. candidates.Where(p => open(p)?.EndsWith(number, StringComparison.Ordinal) == true).Select(p => p.Id).Take(most)];
    }
}
