using Microsoft.Net.Http.Headers;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Platform.Exports;

/// <summary>
/// Answers with a list as a file, row by row while the database delivers them: neither the list nor the file is ever
/// in memory. A list that breaks off ends the connection, so that half a file is not taken for a whole one.
/// </summary>
internal sealed class ExportedList<TRow>(string action, ListColumns<TRow> list, IAsyncEnumerable<TRow> rows) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var query = httpContext.Request.Query;
        var language = Languages.Of(httpContext.Request);
        var columns = list.Choose(query["columns"], out var unknown);
        var refusal = ExportFormat.Of(query["format"]) is null ? ExportProblems.FormatUnknown
            : unknown is not null ? ExportProblems.ColumnUnknown
            : null;
        if (refusal is not null)
        {
            await refusal.ExecuteAsync(httpContext);
            return;
        }

        var format = ExportFormat.Of(query["format"])!;
        var trail = httpContext.RequestServices.GetRequiredService<ExportTrail>();
        var entry = await trail.BeginAsync(httpContext, action, list.Key, format.Name, columns.Select(c => c.Key));
        SetHeaders(httpContext, format, language);
        var (written, complete) = (0L, false);
        try
        {
            await using var file = format.Begin(httpContext.Response.Body, list.Name(language), [.. columns.Select(c => c.Header(language))]);
            await foreach (var row in rows.WithCancellation(httpContext.RequestAborted))
            {
                foreach (var column in columns)
                    column.Value(row, language).WriteTo(file, language);
                await file.EndRowAsync(httpContext.RequestAborted);
                written++;
            }

            await file.CompleteAsync(httpContext.RequestAborted);
            complete = true;
        }
        catch (OperationCanceledException) when (httpContext.RequestAborted.IsCancellationRequested)
        {
            // The caller went away; how far the download came stands in the trail.
        }
        finally
        {
            await trail.EndAsync(entry, written, complete);
        }
    }

    private void SetHeaders(HttpContext context, ExportFormat format, Language language)
    {
        var day = context.RequestServices.GetRequiredService<TimeProvider>().Today();
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{list.Name(language)}-{day:yyyy-MM-dd}.{format.Name}");
        context.Response.ContentType = format.ContentType;
        context.Response.Headers.ContentDisposition = disposition.ToString();
        context.Response.Headers.CacheControl = "no-store";
    }
}
