using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.Features;
using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Exports.Consoles;

/// <summary>Counts the rows that an export would have, so that a page can propose to make a long file in the background. It writes nothing.</summary>
public static class MeasureExport
{
    /// <summary>From here on the background is proposed, and nothing is counted.</summary>
    public const int Most = 5_000;

    public static async Task<IResult> Handle(MeasureExportRequest request, HttpContext http, Staff staff, ExportLists lists, CancellationToken ct)
    {
        if (lists.Find(request.Address) is not { } asked)
            return ExportProblems.ListUnknown;
        if (!Authorisation.Admits(asked.Endpoint, staff))
            return PlatformProblems.NotPermitted;
        var check = new ExportCheck(new ExportWish(null, null, null), Most);
        var answer = await lists.RunAsync(asked, check, http.Features.GetRequiredFeature<Session>(), Languages.Of(http.Request), http.RequestServices, ct);
        return check.Facts is { } facts ? TypedResults.Ok(new ExportSize(facts.Rows, facts.More)) : new RefusedExport(answer);
    }
}

/// <summary>Path and query of the list's export, as a browser would ask for the file.</summary>
public sealed record MeasureExportRequest([property: Required, StringLength(4000)] string Address);

/// <summary>How many rows there would be.</summary>
/// <param name="More">Whether there are more than were counted.</param>
public sealed record ExportSize(long Rows, bool More);
