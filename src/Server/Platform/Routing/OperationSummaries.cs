using System.Xml.Linq;

namespace Paiyi.Server.Platform.Routing;

/// <summary>
/// The sentence on the class of an operation, as written in the code, becomes its summary in the document. The
/// framework reads comments of methods only, and here the class is the operation.
/// </summary>
internal static class OperationSummaries
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> ByType = new(Read);

    public static string? Of(Type operation) => ByType.Value.GetValueOrDefault($"T:{operation.FullName}");

    private static Dictionary<string, string> Read() =>
        XDocument.Load(Path.ChangeExtension(typeof(OperationSummaries).Assembly.Location, ".xml"))
            .Descendants("member")
            .Where(m => m.Attribute("name")!.Value.StartsWith("T:", StringComparison.Ordinal) && m.Element("summary") is not null)
            .ToDictionary(m => m.Attribute("name")!.Value, m => string.Join(' ', m.Element("summary")!.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
