using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Lists.Consoles;

/// <summary>Lists the imports of lists of the caller's scope, newest first.</summary>
public static class SearchListImports
{
    public static async Task<Ok<Page<ListImportRow>>> Handle(
        [MaxLength(24)] string? kind, [AsParameters] PageRequest page, HttpRequest request, Staff staff, ListKinds kinds, PaiyiDb db, CancellationToken ct)
    {
        var rows = await Matching(db, staff, kinds, kind).ToPageAsync(page, i => i.Id, ListImportRows.Row(db), r => r.Id, ct);
        return TypedResults.Ok(rows with { Items = [.. rows.Items.Select(r => r.InWords(kinds, Languages.Of(request)))] });
    }

    /// <summary>The imports of the list.</summary>
    internal static IQueryable<ListImport> Matching(PaiyiDb db, Staff staff, ListKinds kinds, string? kind)
    {
        var imports = db.ListImportsIn(staff, kinds).AsNoTracking();
        return kind is null ? imports : imports.Where(i => i.Kind == kind);
    }
}
