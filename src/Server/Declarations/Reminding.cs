using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.PersonalData;

namespace Paiyi.Server.Declarations;

/// <summary>Reminds persons by SMS or by a notice in the app; each at most once in <see cref="Rest"/>.</summary>
internal static class Reminding
{
    public static readonly TimeSpan Rest = TimeSpan.FromHours(3);

    /// <summary>Adds the reminders of those who were left alone long enough to the caller's transaction, and returns how many.</summary>
    public static async Task<int> RemindAsync(
        PaiyiDb db, PersonalDataCipher cipher, IReadOnlyCollection<Person> persons, ReminderChannel channel, DateTimeOffset now, CancellationToken ct)
    {
        var reachable = persons.Where(p => channel != ReminderChannel.Sms || p.PhoneSealed is not null).ToDictionary(p => p.Id);
        var ids = reachable.Keys.Order().ToArray();
        var claimed = await db.Database.SqlQuery<long>(
            $"""
            INSERT INTO declaration_reminders (person_id, reminded_at, channel) SELECT id, {now}, {channel.ToString()} FROM unnest({ids}) AS p(id)
            ON CONFLICT (person_id) DO UPDATE SET reminded_at = excluded.reminded_at, channel = excluded.channel
            WHERE declaration_reminders.reminded_at <= {now - Rest}
            RETURNING person_id AS "Value"
            """).ToListAsync(ct);
        if (channel == ReminderChannel.Notice)
            db.Outbox.AddRange(claimed.Select(id => new OutboxRow { Kind = DeclarationReminder.OutboxKind, Subject = id, DueAt = now }));
        else
            await SendAsync(db, cipher, [.. claimed.Select(id => reachable[id])], now, ct);
        await db.SaveChangesAsync(ct);
        return claimed.Count;
    }

    private static async Task SendAsync(PaiyiDb db, PersonalDataCipher cipher, List<Person> persons, DateTimeOffset now, CancellationToken ct)
    {
        var messages = persons.ConvertAll(p => new SmsMessage
        {
            PhoneSealed = p.PhoneSealed!,
            PhoneMask = p.PhoneMask!,
            Template = SmsTemplate.DeclarationReminder,
            ParametersSealed = cipher.Encrypt(Purpose.Message, "{}"),
            Status = SmsStatus.Queued,
            QueuedAt = now,
            ExpiresAt = now + Rest,
        });
        db.SmsMessages.AddRange(messages);
        await db.SaveChangesAsync(ct);
        db.Outbox.AddRange(messages.Select(m => new OutboxRow { Kind = SmsMessage.OutboxKind, Subject = m.Id, DueAt = now }));
    }
}
