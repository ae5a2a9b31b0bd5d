using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Policies;

namespace Paiyi.Server.HealthCodes.Consoles;

/// <summary>Exports the changes of colour in the caller's scope.</summary>
public static class ExportColourChanges
{
    public static readonly ListColumns<ColourChangeRow> Columns = new("colourChanges", "转码记录", "Colour changes", c => c.PersonId)
    {
        { "name", "姓名", "Name", c => c.Name, Personal.Name },
        { "at", "时间", "At", c => c.At },
        { "from", "原码", "From", (c, language) => c.From is { } from ? ColourTexts.Of(from, language) : null },
        { "to", "新码", "To", (c, language) => ColourTexts.Of(c.To, language) },
        { "reasons", "原因", "Reasons", c => string.Join(' ', c.Reasons.Select(r => r.Text)) },
    };

    /// <summary>Streams the changes that the list shows for the same filters.</summary>
    public static async IAsyncEnumerable<ColourChangeRow> Handle(
        [AsParameters] ColourChangeFilter filter, ColourChangeSort? sort, Staff staff, HttpRequest request, PaiyiDb db, RuleSets ruleSets,
        [EnumeratorCancellation] CancellationToken ct)
    {
        var rows = SearchColourChanges.Query(db, staff, filter).InOrder(SearchColourChanges.Order(sort), c => c.Id).Select(SearchColourChanges.Row(db));
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
            yield return await row.ExplainAsync(ruleSets, Languages.Of(request), ct);
    }
}
