using System.Reflection;
using Microsoft.Extensions.Primitives;

namespace Paiyi.Server.Platform.Routing;

/// <summary>
/// Lets enum values in a query be written as everywhere on the wire: <c>?state=inForce</c>. The binder of minimal APIs
/// accepts only the C# spelling, so values are respelled before it sees them; unknown ones are left for it to refuse.
/// </summary>
internal static class QueryEnums
{
    public static void Accept(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.OfType<MethodInfo>().FirstOrDefault() is not { } handler || endpoint.RequestDelegate is not { } next)
            return;
        var enums = handler.GetParameters().SelectMany(Names).ToDictionary(n => n.Name, n => n.Type, StringComparer.OrdinalIgnoreCase);
        if (enums.Count == 0)
            return;
        endpoint.RequestDelegate = context =>
        {
            if (context.Request.Query.Keys.Any(enums.ContainsKey))
                context.Request.Query = new QueryCollection(context.Request.Query.ToDictionary(q => q.Key, q => Respell(enums, q.Key, q.Value), StringComparer.OrdinalIgnoreCase));
            return next(context);
        };
    }

    private static StringValues Respell(Dictionary<string, Type> enums, string key, StringValues values) =>
        enums.TryGetValue(key, out var type)
            ? new StringValues([.. values.Select(v => Enum.TryParse(type, v, ignoreCase: true, out var value) && Enum.IsDefined(type, value!) ? $"{value}" : v)])
            : values;

    private static IEnumerable<(string Name, Type Type)> Names(ParameterInfo parameter)
    {
        if (parameter.GetCustomAttribute<AsParametersAttribute>() is null)
            return EnumOf(parameter.ParameterType) is { } type ? [(parameter.Name!, type)] : [];
        return parameter.ParameterType.GetProperties()
            .Select(p => (p.Name, Type: EnumOf(p.PropertyType))).Where(p => p.Type is not null).Select(p => (p.Name, p.Type!));
    }

    private static Type? EnumOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } found ? found : null;
}
