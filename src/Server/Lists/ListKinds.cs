using Paiyi.Server.Accounts;

namespace Paiyi.Server.Lists;

/// <summary>Every kind of list that a module has registered.</summary>
public sealed class ListKinds(IEnumerable<ListKind> kinds)
{
    private readonly Dictionary<string, ListKind> _byKey = kinds.ToDictionary(k => k.Key);

    public ListKind? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>Those that the member of staff may import.</summary>
    public List<ListKind> Of(Staff staff) => [.. _byKey.Values.Where(k => k.IsFor(staff))];

    public ListKind? Of(Staff staff, string key) => Find(key) is { } kind && kind.IsFor(staff) ? kind : null;
}

public static class ListKindsRegistration
{
    public static void AddListKind<TKind>(this IServiceCollection services) where TKind : ListKind => services.AddSingleton<ListKind, TKind>();
}
