using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Paiyi.Server.Accounts;

public enum SmsStatus
{
    Queued,
    Sending,
    Sent,
    Failed,
}

public enum SmsTemplate
{
    SignInCode,
    DeclarationReminder,
    OfficerNotice,
}

/// <summary>A text message on its way. Number and content are encrypted, and the content is dropped once it is sent.</summary>
public sealed class SmsMessage
{
    public const string OutboxKind = "sms.send";

    public long Id { get; init; }

    public required byte[] PhoneSealed { get; init; }

    public required string PhoneMask { get; init; }

    public required SmsTemplate Template { get; init; }

    /// <summary>The template's parameters as JSON, encrypted; null once sent.</summary>
    public byte[]? ParametersSealed { get; set; }

    public required SmsStatus Status { get; set; }

    public int Attempts { get; set; }

    /// <summary>The vendor's own number or error code.</summary>
    public string? GatewayAnswer { get; set; }

    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>After this instant the message is useless and is not sent any more.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When the gateway took it; while it is being sent, when that began.</summary>
    public DateTimeOffset? SentAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SmsMessage>
    {
        public void Configure(EntityTypeBuilder<SmsMessage> builder)
        {
            builder.ToTable("sms_messages");
            builder.Property(m => m.PhoneMask).HasMaxLength(20);
            builder.Property(m => m.GatewayAnswer).HasMaxLength(200);
            // The id is known before the row is saved, so that its outbox row can be written in the same transaction.
            builder.Property(m => m.Id).UseHiLo("sms_message_ids");
            builder.HasIndex(m => m.QueuedAt);
        }
    }
}
