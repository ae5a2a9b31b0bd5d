using System.Text.Json;
using System.Text.Json.Serialization;

namespace Paiyi.Server.Notices;

internal static class NoticeJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };
}
