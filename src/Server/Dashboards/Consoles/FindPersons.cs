using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Dashboards.Consoles;

/// <summary>
/// Finds persons of the caller's scope by a whole document or phone number. The number is in the body, so that no
/// address bar, log or proxy keeps it.
/// </summary>
public static class FindPersons
{
    /// <summary>A family may share one phone; more rows than this are not a family.</summary>
    private const int Most = 100;

    public static async Task<Results<Ok<FoundPersons>, Refusal>> Handle(
        FindPersonsRequest request, Staff staff, PaiyiDb db, PersonSeal seal, TimeProvider clock, CancellationToken ct)
    {
        var (document, phone) = (request.Document?.Trim() ?? "", request.Phone?.Trim() ?? "");
        if (document.Length > 0 == phone.Length > 0)
            return PersonProblems.FindWhat;
        var persons = db.PersonsIn(staff.Scope).AsNoTracking();
        if (document.Length > 0)
        {
            var indexes = seal.DocumentIndexes(document);
            persons = persons.WithDocument(db, indexes);
        }
        else
        {
            if (MobileNumbers.Normalise(phone) is not { } number)
                return PersonProblems.PhoneWrong;
            var index = seal.PhoneIndex(number);
            persons = persons.Where(p => p.PhoneIndex == index);
        }

        return TypedResults.Ok(new FoundPersons(
            await persons.OrderBy(p => p.Id).Take(Most).Select(SearchPersons.Row(db, clock.Today())).ToListAsync(ct)));
    }
}

/// <summary>One of the two.</summary>
public sealed record FindPersonsRequest([property: MaxLength(64)] string? Document, [property: MaxLength(64)] string? Phone);

/// <summary>Persons with that number; none is an answer too.</summary>
public sealed record FoundPersons(IReadOnlyList<PersonRow> Items);
