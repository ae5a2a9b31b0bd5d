namespace Paiyi.Server.People;

/// <summary>What follows when a fact about a person changes: whoever derives something from the facts does it again.</summary>
public static class PersonChange
{
    /// <summary>The kind of the outbox row; its subject is the person.</summary>
    public const string OutboxKind = "health-code.review";
}
