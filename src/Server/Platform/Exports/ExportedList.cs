using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Platform.Exports;

/// <summary>
/// The one place where lists become files, row by row while the database delivers them: neither the list nor the file is ever
/// in memory. It answers a request with the file, or writes it for a job, or says what would come. A list that breaks off ends
/// the connection, so that half a file is not taken for a whole one.
/// </summary>
internal sealed class ExportedList<TRow>(string action, ListColumns<TRow> list, IAsyncEnumerable<TRow> rows) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var run = httpContext.Features.Get<ExportRun>();
        var (choice, refusal) = (run?.Wish ?? ExportWish.Of(httpContext.Request.Query)).For(list);
        if (run is null && choice?.Level == PersonalLevel.Full)
            refusal = ExportProblems.FullOnlyAsked;
        if (refusal is not null)
        {
            await refusal.ExecuteAsync(httpContext);
            return;
        }

        switch (run)
        {
            case ExportCheck check:
                var (counted, more) = await CountAsync(check.CountUpTo, httpContext.RequestAborted);
                check.Facts = FactsOf(choice!) with { Rows = counted, More = more };
                break;
            case ExportJob job:
                var stamp = StampOf(httpContext, choice!, job.Number, job.At);
                await WriteAsync(httpContext, choice!, stamp, job.Target, written => job.Progress(written, httpContext.RequestAborted));
                job.FileName = stamp.FileName(choice!.Format.Name);
                job.Facts = FactsOf(choice!);
                break;
            default:
                await AnswerAsync(httpContext, choice!);
                break;
        }
    }

    /// <summary>Streams the file as the answer, and registers it.</summary>
    private async Task AnswerAsync(HttpContext context, ExportChoice<TRow> choice)
    {
        var trail = context.RequestServices.GetRequiredService<ExportTrail>();
        var begun = await trail.BeginAsync(context, action, FactsOf(choice));
        var stamp = StampOf(context, choice, begun.Number, begun.At);
        SetHeaders(context, choice.Format, stamp);
        await using var body = new MeasuredStream(context.Response.Body);
        var (written, complete) = (0L, false);
        try
        {
            await WriteAsync(context, choice, stamp, body, count =>
            {
                written = count;
                return ValueTask.CompletedTask;
            });
            complete = true;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller went away; how far the download came stands in the trail.
        }
        finally
        {
            await trail.EndAsync(begun, written, complete, body);
        }
    }

    private async Task WriteAsync(HttpContext context, ExportChoice<TRow> choice, ExportStamp stamp, Stream target, Func<long, ValueTask> progress)
    {
        var services = context.RequestServices;
        var levelled = new LevelledRows<TRow>(
            list, choice, services.GetRequiredService<ExportKeys>().Of(CircleOf(context)), services.GetRequiredService<PersonalNumbers>());
        await using var file = choice.Format.Begin(target, levelled.Headers(stamp.Language), stamp);
        // PostgreSQL may join and sort for seconds before its first row: whoever waits sees that the file comes.
        await file.BeginAsync(context.RequestAborted);
        var written = 0L;
        await levelled.WriteAsync(rows, file, stamp.Language, context, () => progress(++written), context.RequestAborted);
        await file.CompleteAsync(written, context.RequestAborted);
    }

    private async Task<(long Rows, bool More)> CountAsync(int upTo, CancellationToken ct)
    {
        var counted = 0;
        if (upTo > 0)
        {
            await foreach (var _ in rows.WithCancellation(ct))
            {
                if (counted == upTo)
                    return (counted, true);
                counted++;
            }
        }

        return (counted, false);
    }

    private ExportedListFacts FactsOf(ExportChoice<TRow> choice) => new(
        list.Key, list.Name(Language.Chinese), list.Name(Language.English), choice.Format, choice.Level, [.. choice.Columns.Select(c => c.Key)], list.Levels, 0, false);

    private ExportStamp StampOf(HttpContext context, ExportChoice<TRow> choice, long number, DateTimeOffset at) => ExportStamp.Of(
        number, list, choice.Level, context.Features.GetRequiredFeature<Session>(), at, Languages.Of(context.Request),
        context.RequestServices.GetRequiredService<FileMarks>());

    /// <summary>Whose files may be joined by their pseudonyms.</summary>
    private static string CircleOf(HttpContext context) =>
        context.Features.Get<Session>()?.Staff is { OrganisationId: { } organisation } ? $"organisation:{organisation}" : $"region:{context.Features.Get<Session>()?.Staff?.RegionPath}";

    private static void SetHeaders(HttpContext context, ExportFormat format, ExportStamp stamp)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(stamp.FileName(format.Name));
        context.Response.ContentType = format.ContentType;
        context.Response.Headers.ContentDisposition = disposition.ToString();
        context.Response.Headers.CacheControl = "no-store";
    }
}
