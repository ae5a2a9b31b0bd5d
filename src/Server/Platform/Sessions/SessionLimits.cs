namespace Paiyi.Server.Platform.Sessions;

/// <summary>How long a session lives without use, and at most.</summary>
public sealed record SessionLimits(TimeSpan Idle, TimeSpan Absolute)
{
    /// <summary>Staff see other people's data: an unattended desk signs itself out.</summary>
    public static readonly SessionLimits Staff = new(TimeSpan.FromMinutes(60), TimeSpan.FromHours(12));

    /// <summary>Citizens see only their own: asking for an SMS code every day would cost declarations.</summary>
    public static readonly SessionLimits Citizen = new(TimeSpan.FromDays(30), TimeSpan.FromDays(90));

    public static SessionLimits Of(SessionKind kind) => kind == SessionKind.Staff ? Staff : Citizen;
}
