using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.Accounts;

/// <summary>Which member of staff belongs to which entrance. Sign-in and every later request ask the same question.</summary>
public static class Doors
{
    /// <param name="caller">The name of the route group: one of <see cref="Audiences.StaffDoors"/>.</param>
    public static bool Admits(string caller, Staff staff) => caller switch
    {
        nameof(Audiences.Duty) => staff.Can(Permission.PassagesRecord),
        nameof(Audiences.Organisation) => staff.Scope.IsOrganisation && HasDeskWork(staff),
        nameof(Audiences.Command) => !staff.Scope.IsOrganisation && HasDeskWork(staff),
        _ => false,
    };

    /// <summary>Recording passages is done on a phone; who may do nothing else has no business in a console.</summary>
    private static bool HasDeskWork(Staff staff) => staff.Rights.Permissions.Any(p => p != Permission.PassagesRecord);

    /// <summary>The entrance of a request.</summary>
    internal static string Of(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<AudienceMetadata>()?.Caller ?? "";
}
