using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;

namespace Paiyi.Server.Platform.Problems;

/// <summary>
/// A refusal that a person can act on: a stable code for programs, and a text in Chinese and English that says what
/// to do. Handlers return it; it writes itself as Problem Details (RFC 9457) in the caller's language.
/// </summary>
public sealed record Refusal(int Status, string Code, string Zh, string En) : IResult, IStatusCodeHttpResult
{
    /// <summary>Further members of the problem document, such as <c>retryAfterSeconds</c>.</summary>
    public ImmutableDictionary<string, object?> Details { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>The request field (camel case) that the refusal is about, so that a form can show it there.</summary>
    public string? Field { get; init; }

    /// <summary>Refusals of single fields that are answered together.</summary>
    public ImmutableArray<Refusal> Parts { get; init; } = [];

    int? IStatusCodeHttpResult.StatusCode => Status;

    public Refusal With(string name, object? value) => this with { Details = Details.SetItem(name, value) };

    public Refusal At(string field) => this with { Field = field };

    /// <summary>One answer for all wrong fields of a form; a single wrong field keeps its own code.</summary>
    public static Refusal OfFields(IReadOnlyCollection<Refusal> parts) =>
        parts.Count == 1 ? parts.First() : PlatformProblems.Invalid with { Parts = [.. parts] };

    public string Text(Language language) => language == Language.English ? En : Zh;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var problem = ToProblem(httpContext);
        httpContext.Response.StatusCode = Status;
        if (Details.TryGetValue("retryAfterSeconds", out var seconds))
            httpContext.Response.Headers.RetryAfter = $"{seconds}";
        return httpContext.Response.WriteAsJsonAsync(problem, options: null, contentType: "application/problem+json");
    }

    /// <summary>The number of the request as it stands in logs and traces.</summary>
    internal static string TraceId(HttpContext context) => System.Diagnostics.Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;

    private ProblemDetails ToProblem(HttpContext context)
    {
        var text = Text(Languages.Of(context.Request));
        var problem = new ProblemDetails { Status = Status, Title = text, Type = $"/problems/{Code}" };
        problem.Extensions["code"] = Code;
        problem.Extensions["traceId"] = TraceId(context);
        if (Field is not null || !Parts.IsEmpty)
            problem.Extensions["errors"] = Errors(Languages.Of(context.Request));
        foreach (var (name, value) in Details)
            problem.Extensions[name] = value;
        return problem;
    }

    private Dictionary<string, string[]> Errors(Language language) => Parts.Prepend(this)
        .Where(r => r.Field is not null)
        .GroupBy(r => r.Field!)
        .ToDictionary(g => g.Key, g => g.Select(r => r.Text(language)).ToArray());
}
