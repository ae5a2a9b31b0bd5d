using System.Text.Json;
using Paiyi.Server.Declarations;
using Paiyi.Server.Regions;

namespace Paiyi.Server.BulkActions;

/// <summary>What a bulk action does to each of its rows; of the fields, those that its kind needs.</summary>
/// <param name="Role">The code of a role.</param>
internal sealed record BulkParameters(
    string? Group = null, string? Attribute = null, string? Value = null, ReminderChannel? Channel = null, string? Role = null,
    OrganisationKind? OrganisationKind = null, string? Reason = null)
{
    public static BulkParameters Of(BulkAction action) => action.Parameters.Deserialize<BulkParameters>()!;

    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this);
}
