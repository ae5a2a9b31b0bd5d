using Paiyi.Server.Data;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Dashboards;

/// <summary>
/// What persons can be sorted by; by colour and last declaration those of one organisation only, because what is looked up for
/// each person has no index that begins with the scope.
/// </summary>
public enum PersonSort
{
    Name,
    NameDescending,
    RegisteredAt,
    Colour,
    ColourDescending,
    LastDay,
    LastDayDescending,
}

/// <summary>The orders of the list of persons and of its export.</summary>
internal static class PersonOrders
{
    /// <param name="filter">What the list is cut to.</param>
    /// <param name="sort">The wanted order; beyond one organisation the list keeps its own where this is of one only.</param>
    public static ListOrder<Person>? Of(PaiyiDb db, Scope scope, PersonFilter filter, PersonSort? sort) => sort switch
    {
        null => null,
        PersonSort.RegisteredAt => ListOrders.Oldest<Person>(sort),
        PersonSort.Colour or PersonSort.ColourDescending or PersonSort.LastDay or PersonSort.LastDayDescending
            when (filter.OrganisationId ?? scope.OrganisationId) is null => null,
        // Who has no colour yet stands below those who are green.
        PersonSort.Colour or PersonSort.ColourDescending => ListOrders.By<Person, int>(sort, p => db.HealthCodes.Where(h => h.PersonId == p.Id)
            .Select(h => h.Colour == Colour.Red ? 3 : h.Colour == Colour.Yellow ? 2 : 1).FirstOrDefault()),
        PersonSort.LastDay or PersonSort.LastDayDescending => ListOrders.By<Person, DateOnly>(
            sort, p => db.Declarations.Where(d => d.PersonId == p.Id).Max(d => (DateOnly?)d.Day) ?? DateOnly.MinValue),
        // Those with a name stand together in this order, and the last of an organisation far apart: walking it until they come
        // would read much of the register. As the key of no index it makes PostgreSQL find them first, and sort those.
        _ when !string.IsNullOrWhiteSpace(filter.Name) || (filter.OrganisationId ?? scope.OrganisationId) is not null => ListOrders.By<Person, string>(sort, p => NameOrder.Of(p.Name + "")),
        _ => ListOrders.By<Person, string>(sort, p => NameOrder.Of(p.Name)),
    };
}
