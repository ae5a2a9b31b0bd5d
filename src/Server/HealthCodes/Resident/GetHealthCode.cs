using System.Reflection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Paiyi.Server.Accounts;
using Paiyi.Server.HealthCodes.Showing;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.HealthCodes.Resident;

/// <summary>Shows the code of a person the caller may act for: colour, reasons, and a signed text for gates.</summary>
public static class GetHealthCode
{
    internal static async Task<Results<ShownHealthCode, Refusal>> Handle(
        long personId, Citizen citizen, HttpRequest request, HealthCodeDisplay display, CancellationToken ct) =>
        await display.ShowAsync(citizen, request.HttpContext.Features.GetRequiredFeature<SessionCompanionValues>(), personId, Languages.Of(request), ct) is { } answer
            ? new ShownHealthCode(answer)
            : PersonProblems.NotFound;
}

/// <summary>A person's health code.</summary>
/// <param name="Token">The text of the QR code: <c>HC1:…</c>, verifiable without a network.</param>
/// <param name="RefreshAfterSeconds">When to ask again; the token lives longer, so that a broken connection does not hurt.</param>
public sealed record HealthCodeView(
    long PersonId, string Name, Colour Colour, IReadOnlyList<ReasonView> Reasons, string RuleVersion, DateTimeOffset DecidedAt,
    string Token, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt, int RefreshAfterSeconds);

/// <summary>A finished answer, sent as it lies in the cache.</summary>
public sealed class ShownHealthCode(byte[] json) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(HealthCodeView), ["application/json"]));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = json.Length;
        response.Headers.CacheControl = "no-store";
        await response.BodyWriter.WriteAsync(json, httpContext.RequestAborted);
    }
}
