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

    /// <summary>Adds the reminders of those who were left alone long enough to the caller's transaction, and returns whose.</summary>
    /// <param name="organisation">Who reminds, as the message says it; null when nobody in particular.</param>
    public static async Task<IReadOnlySet<long>> RemindAsync(
        PaiyiDb db, PersonalDataCipher cipher, IReadOnlyCollection<Person> persons, ReminderChannel channel,
        string? organisation, DateTimeOffset now, CancellationToken ct)
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
            await SendAsync(db, cipher, [.. claimed.Select(id => reachable[id])], organisation, now, ct);
        await db.SaveChangesAsync(ct);
        return claimed.ToHashSet();
    }

    private static async Task SendAsync(
        PaiyiDb db, PersonalDataCipher cipher, List<Person> persons, string? organisation, DateTimeOffset now, CancellationToken ct)
    {
        var parameters = organisation is null ? new Dictionary<string, string>() : new() { ["organisation"] = organisation };
        foreach (var person in persons)
        {
            var phone = cipher.Decrypt(Purpose.Phone, person.PhoneSealed);
            await SmsOutbox.QueueAsync(db, cipher, phone, SmsTemplate.DeclarationReminder, parameters, now, Rest, ct);
        }
    }
}
