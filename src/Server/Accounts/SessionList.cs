using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Accounts;

/// <summary>Everywhere an account is signed in, last used first.</summary>
public sealed record SessionList(IReadOnlyList<SessionRow> Items)
{
    internal static SessionList Of(IReadOnlyList<Session> sessions, Session current) => new([.. sessions.Select(s =>
        new SessionRow(s.Id, s.CreatedAt, s.LastSeenAt, s.Address, s.Device, s.Id == current.Id))]);
}

/// <summary>One place where an account is signed in.</summary>
public sealed record SessionRow(string Id, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, string Address, string Device, bool Current);
