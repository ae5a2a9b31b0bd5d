namespace Paiyi.Server.People;

/// <summary>What follows when an officer has decided what a resident asked of the register.</summary>
public static class RequestDecision
{
    /// <summary>The kind of the outbox row; its subject is the request.</summary>
    public const string OutboxKind = "requests.decided";
}
