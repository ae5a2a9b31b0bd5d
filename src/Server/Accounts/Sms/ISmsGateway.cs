namespace Paiyi.Server.Accounts.Sms;

/// <summary>A vendor that delivers text messages.</summary>
public interface ISmsGateway
{
    /// <summary>Hands one message over. Refusals and outages are answers, not exceptions.</summary>
    Task<SmsOutcome> SendAsync(SmsEnvelope message, CancellationToken ct);
}

/// <summary>A message ready to leave.</summary>
public sealed record SmsEnvelope(long Id, string Phone, SmsTemplate Template, IReadOnlyDictionary<string, string> Parameters, DateTimeOffset QueuedAt);

/// <summary>What became of a message.</summary>
public enum SmsVerdict
{
    /// <summary>The vendor has taken it.</summary>
    Sent,

    /// <summary>The vendor has not taken it, and may later.</summary>
    TryLater,

    /// <summary>No answer came: it may have been taken.</summary>
    Unknown,

    /// <summary>The vendor will never take it.</summary>
    Refused,
}

/// <param name="Answer">The vendor's number of the message, or its error code. Never the phone.</param>
/// <param name="RetryAfter">How long the vendor wants to be left alone.</param>
public sealed record SmsOutcome(SmsVerdict Verdict, string Answer, TimeSpan? RetryAfter = null);
