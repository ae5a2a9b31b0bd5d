using System.Reflection;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Paiyi.Server.Platform.Routing;

/// <summary>Names an operation whose handler is not a class of its own.</summary>
public sealed record OperationName(string Name);

/// <summary>Names operations after the class that handles them: <c>SearchPersons.Handle</c> is <c>searchPersons</c> everywhere.</summary>
public static class OperationNames
{
    public static string? Of(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<OperationName>()?.Name ?? endpoint.Metadata.GetMetadata<MethodInfo>()?.DeclaringType?.Name;

    public static Task Transform(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var handler = context.Description.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().FirstOrDefault();
        if (handler?.DeclaringType is { } type)
        {
            var name = context.Description.ActionDescriptor.EndpointMetadata.OfType<OperationName>().FirstOrDefault()?.Name ?? type.Name;
            operation.OperationId = char.ToLowerInvariant(name[0]) + name[1..];
            operation.Summary ??= OperationSummaries.Of(type);
            var module = type.Namespace?.Split('.') is [_, _, var part, ..] ? part : "Platform";
            operation.Tags = new HashSet<OpenApiTagReference> { new(module, context.Document) };
        }

        // Binding ignores case; the document speaks camel case like everything on the wire.
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            parameter.Name = char.ToLowerInvariant(parameter.Name![0]) + parameter.Name[1..];
        return Task.CompletedTask;
    }
}
