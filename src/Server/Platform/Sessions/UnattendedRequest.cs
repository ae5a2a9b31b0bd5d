namespace Paiyi.Server.Platform.Sessions;

/// <summary>
/// A page that asks by itself is no use of the session, which ends after a while without use. Such routes carry this; other
/// requests say so in the header, which can only shorten a session.
/// </summary>
public sealed record UnattendedRequest
{
    public const string Header = "X-Paiyi-Unattended";

    public static bool Is(HttpContext context) =>
        context.Request.Headers.ContainsKey(Header) || context.GetEndpoint()?.Metadata.GetMetadata<UnattendedRequest>() is not null;
}
