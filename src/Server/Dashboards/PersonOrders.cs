using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Paging;

namespace Paiyi.Server.Dashboards;

/// <summary>What persons can be sorted by; everything else that a row shows has no index that begins with the scope.</summary>
public enum PersonSort
{
    Name,
    NameDescending,
    RegisteredAt,
}

/// <summary>The orders of the list of persons and of its export.</summary>
internal static class PersonOrders
{
    /// <param name="sort">The wanted order.</param>
    /// <param name="name">The part of the name that the list is cut to.</param>
    public static ListOrder<Person>? Of(PersonSort? sort, string? name) => sort switch
    {
        null => null,
        PersonSort.RegisteredAt => ListOrders.Oldest<Person>(sort),
        // Those with a name stand together in this order: walking it from the beginning until they come would read half of
        // the register. As the key of no index it makes PostgreSQL find them first, and sort those.
        _ when !string.IsNullOrWhiteSpace(name) => ListOrders.By<Person, string>(sort, p => NameOrder.Of(p.Name + "")),
        _ => ListOrders.By<Person, string>(sort, p => NameOrder.Of(p.Name)),
    };
}
