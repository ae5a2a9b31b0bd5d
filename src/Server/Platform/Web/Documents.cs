using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Paiyi.Server.Platform.Routing;
using Scalar.AspNetCore;

namespace Paiyi.Server.Platform.Web;

/// <summary>One OpenAPI 3.1 document per audience at <c>/openapi/…json</c>, and the page to try them at <c>/docs</c>.</summary>
internal static class Documents
{
    public static void AddDocuments(this WebApplicationBuilder builder)
    {
        foreach (var audience in Enum.GetValues<Audience>())
        {
            builder.Services.AddOpenApi(Name(audience), options =>
            {
                options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
                options.AddOperationTransformer(OperationNames.Transform);
                options.AddOperationTransformer((operation, _, _) => AllowAbsentLists(operation));
                options.AddDocumentTransformer((document, _, _) => Describe(document, audience));
            });
        }
    }

    public static void MapDocuments(this WebApplication app)
    {
        app.MapOpenApi().AllowAnonymous();
        app.MapScalarApiReference("/docs", Configure).AllowAnonymous();
    }

    /// <summary>As it comes, the page would fetch fonts from its makers, tell them what is tried, and offer to send them the document.</summary>
    private static void Configure(ScalarOptions options, HttpContext context)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        BrowserRules.Page(context, $"'nonce-{nonce}'");
        options.AddDocuments(Enum.GetValues<Audience>().Select(Name)).WithTitle("Paiyi API").WithNonce(nonce)
            .DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools().HideClientButton();
    }

    private static string Name(Audience audience) => audience.ToString().ToLowerInvariant();

    /// <summary>A list in the query may be absent, which the generated binding of requests does not tell.</summary>
    private static Task AllowAbsentLists(OpenApiOperation operation)
    {
        foreach (var list in operation.Parameters?.OfType<OpenApiParameter>().Where(p => p.In == ParameterLocation.Query && p.Schema?.Type == JsonSchemaType.Array) ?? [])
            list.Required = false;
        return Task.CompletedTask;
    }

    private static Task Describe(OpenApiDocument document, Audience audience)
    {
        document.Info = new OpenApiInfo
        {
            Title = $"Paiyi {Name(audience)} API",
            Version = "1",
            Description = "Refusals are Problem Details (RFC 9457) with a stable member `code`. "
                + "Writes of a signed-in caller repeat the session's `csrfToken` in the header `X-Paiyi-Csrf`.",
        };
        // The address belongs to the installation, not to the contract.
        document.Servers = [];
        // Where a word may be missing is said where it stands; the word itself is never null.
        foreach (var words in document.Components?.Schemas?.Values.Select(s => s.Enum).OfType<IList<JsonNode>>() ?? [])
            Forget(words);
        return Task.CompletedTask;
    }

    private static void Forget(IList<JsonNode> words)
    {
        for (var i = words.Count - 1; i >= 0; i--)
        {
            if (words[i] is null || words[i].GetValueKind() == JsonValueKind.Null || JsonNullSentinel.IsJsonNullSentinel(words[i]))
                words.RemoveAt(i);
        }
    }
}
