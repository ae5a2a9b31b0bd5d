namespace Paiyi.Server.Platform.Embedded;

/// <summary>An embedded server cannot run, for a reason that a person can act on; the message says how.</summary>
public sealed class EmbeddedServerException : Exception
{
    public EmbeddedServerException(string message) : base(message) { }

    public EmbeddedServerException(string message, Exception innerException) : base(message, innerException) { }
}
