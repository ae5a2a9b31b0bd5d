using System.Text.Json;
using Paiyi.Server.Declarations;

namespace Paiyi.Server.BulkActions;

/// <summary>What a bulk action does to each person; of the fields, those that its kind needs.</summary>
internal sealed record BulkParameters(string? Group = null, string? Attribute = null, string? Value = null, ReminderChannel? Channel = null)
{
    public static BulkParameters Of(BulkAction action) => action.Parameters.Deserialize<BulkParameters>()!;

    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this);
}
