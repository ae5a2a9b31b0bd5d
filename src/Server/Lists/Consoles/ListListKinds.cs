using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Lists.Consoles;

/// <summary>Lists the kinds of lists that the caller may import, with their columns.</summary>
public static class ListListKinds
{
    public static Ok<List<ListKindRow>> Handle(HttpRequest request, Staff staff, ListKinds kinds)
    {
        var language = Languages.Of(request);
        return TypedResults.Ok(kinds.Of(staff).ConvertAll(k => new ListKindRow(
            k.Key, k.Name(language), [.. k.Fields.Select(f => new ListColumnRow(f.Key, f.Label(language), f.IsRequired, language == Language.English ? f.Help.En : f.Help.Zh))])));
    }
}

/// <param name="Key">As in addresses.</param>
public sealed record ListKindRow(string Key, string Name, IReadOnlyList<ListColumnRow> Columns);

/// <param name="Help">What stands in the column.</param>
public sealed record ListColumnRow(string Key, string Label, bool Required, string Help);
