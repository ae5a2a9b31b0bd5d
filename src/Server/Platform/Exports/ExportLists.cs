using Microsoft.AspNetCore.Routing.Template;
using Microsoft.AspNetCore.WebUtilities;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Platform.Exports;

/// <summary>
/// Every list that can be exported, by the address of its route. A job goes through the very route that a browser asks, with
/// the same filter and the account's scope, so that there is one way only in which a list becomes a file. A process that
/// only works has the routes too, without serving them.
/// </summary>
public sealed class ExportLists(IHttpContextAccessor accessor)
{
    private Lazy<List<(RouteEndpoint Endpoint, TemplateMatcher Matcher)>> _routes = new(() => []);

    /// <summary>Where the routes are; they are looked up at the first question, when all are mapped.</summary>
    internal void Use(IEnumerable<EndpointDataSource> sources) => _routes = new(() =>
    [
        .. sources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<ExportMetadata>() is not null)
            .Select(e => (e, new TemplateMatcher(TemplateParser.Parse(e.RoutePattern.RawText!), []))),
    ]);

    /// <summary>The export that an address with its query names; null when there is none.</summary>
    internal AskedExport? Find(string address)
    {
        var question = address.IndexOf('?');
        var path = question < 0 ? address : address[..question];
        if (!path.StartsWith('/'))
            return null;
        foreach (var (endpoint, matcher) in _routes.Value)
        {
            var values = new RouteValueDictionary();
            if (matcher.TryMatch(path, values))
                return new AskedExport(endpoint, values, path, question < 0 ? "" : address[question..]);
        }

        return null;
    }

    /// <summary>The keys of the columns that a list can be exported with; null when there is no such list.</summary>
    public IReadOnlyList<string>? ColumnsOf(string list) =>
        _routes.Value.Select(r => r.Endpoint.Metadata.GetRequiredMetadata<ExportMetadata>()).FirstOrDefault(m => m.List == list)?.Columns;

    /// <summary>
    /// Sends the question through the list's route, for the session's account. Afterwards the run has its facts, or the context
    /// holds the refusal as its answer.
    /// </summary>
    internal async Task<HttpContext> RunAsync(AskedExport asked, ExportRun run, Session session, Language language, IServiceProvider services, CancellationToken ct)
    {
        var context = new DefaultHttpContext { RequestServices = services, RequestAborted = ct };
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = asked.Path;
        context.Request.QueryString = new QueryString(asked.Query);
        context.Request.RouteValues = asked.Values;
        context.Request.Headers.AcceptLanguage = language == Language.English ? "en" : "zh-CN";
        context.Response.Body = new MemoryStream();
        context.Features.Set(session);
        context.Features.Set(run);
        context.SetEndpoint(asked.Endpoint);
        // The accessor belongs to the request that asks: setting it here would take it from the caller for good.
        var alone = accessor.HttpContext is null;
        if (alone)
            accessor.HttpContext = context;
        try
        {
            await asked.Endpoint.RequestDelegate!(context);
        }
        finally
        {
            if (alone)
                accessor.HttpContext = null;
        }

        return context;
    }
}

/// <summary>An export as its address asks for it.</summary>
internal sealed record AskedExport(RouteEndpoint Endpoint, RouteValueDictionary Values, string Path, string Query)
{
    public ExportWish Wish => ExportWish.Of(Parameters);

    public IQueryCollection Parameters => new QueryCollection(QueryHelpers.ParseQuery(Query));
}

/// <summary>The answer of a list that refused, such as a filter that is not valid, passed on as it is.</summary>
internal sealed class RefusedExport(HttpContext refused) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = refused.Response.StatusCode;
        httpContext.Response.ContentType = refused.Response.ContentType;
        refused.Response.Body.Position = 0;
        await refused.Response.Body.CopyToAsync(httpContext.Response.Body, httpContext.RequestAborted);
    }
}
