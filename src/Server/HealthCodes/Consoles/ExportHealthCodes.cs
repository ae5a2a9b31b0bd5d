using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Policies;

namespace Paiyi.Server.HealthCodes.Consoles;

/// <summary>Exports the codes of the persons in the caller's scope with their reasons.</summary>
public static class ExportHealthCodes
{
    public static readonly ListColumns<HealthCodeRow> Columns = new("healthCodes", "健康码", "Health codes", h => h.PersonId)
    {
        { "name", "姓名", "Name", h => h.Name, Personal.Name },
        { "region", "现住区划", "Region", h => h.Region },
        { "colour", "健康码", "Health code", (h, language) => ColourTexts.Of(h.Colour, language) },
        { "reasons", "原因", "Reasons", h => string.Join(' ', h.Reasons.Select(r => r.Text)) },
        { "decidedAt", "判定时间", "Decided at", h => h.DecidedAt },
    };

    /// <summary>Streams the codes that the list shows for the same filters.</summary>
    public static async IAsyncEnumerable<HealthCodeRow> Handle(
        [AsParameters] HealthCodeFilter filter, Staff staff, HttpRequest request, PaiyiDb db, RuleSets ruleSets, [EnumeratorCancellation] CancellationToken ct)
    {
        var rows = SearchHealthCodes.Query(db, staff, filter).OrderByDescending(h => h.PersonId).Select(SearchHealthCodes.Row(db));
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
            yield return await row.ExplainAsync(ruleSets, Languages.Of(request), ct);
    }
}
