using System.Text.Json;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.PersonalData;

namespace Paiyi.Server.Accounts;

/// <summary>Where any module puts a text message: it leaves once the caller's transaction has committed.</summary>
public static class SmsOutbox
{
    /// <summary>Adds the message and its consequence to the context; the caller saves.</summary>
    /// <param name="phone">Normalised: eleven digits.</param>
    /// <param name="parameters">What the template's placeholders stand for.</param>
    /// <param name="notBefore">When it may leave; at once when absent. Its lifetime counts from then.</param>
    /// <param name="lifetime">After this the message is useless and is not sent any more.</param>
    public static async Task<SmsMessage> QueueAsync(
        PaiyiDb db, PersonalDataCipher cipher, string phone, SmsTemplate template, IReadOnlyDictionary<string, string> parameters,
        DateTimeOffset now, TimeSpan lifetime, CancellationToken ct, DateTimeOffset? notBefore = null)
    {
        var leaves = notBefore ?? now;
        var message = new SmsMessage
        {
            PhoneSealed = cipher.Encrypt(Purpose.Phone, phone),
            PhoneMask = Masks.Phone(phone),
            Template = template,
            ParametersSealed = cipher.Encrypt(Purpose.Message, JsonSerializer.Serialize(parameters)),
            Status = SmsStatus.Queued,
            QueuedAt = now,
            ExpiresAt = leaves + lifetime,
        };
        await db.SmsMessages.AddAsync(message, ct);
        db.Outbox.Add(new OutboxRow { Kind = SmsMessage.OutboxKind, Subject = message.Id, DueAt = leaves });
        return message;
    }
}
