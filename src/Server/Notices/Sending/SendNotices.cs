using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Notices.Sending;

/// <summary>
/// Sends the next batch of a notice. The recipients, what they find in the app, their text messages, the place where the
/// notice stands and the row that asks for the following batch are one transaction with the row that asked for this one: a
/// process that dies leaves all or nothing, and the key of the recipients holds each person to one.
/// </summary>
internal static class SendNotices
{
    internal const int BatchSize = 500;
    private static readonly TimeSpan SmsLifetime = TimeSpan.FromHours(12);

    public static async Task RunAsync(OutboxBatch batch, CancellationToken ct)
    {
        var options = new DbContextOptionsBuilder<PaiyiDb>().UseNpgsql(batch.Connection).Options;
        await using var db = new PaiyiDb(options);
        await db.Database.UseTransactionAsync(batch.Transaction, ct);
        foreach (var id in batch.Subjects)
        {
            // Locked, because it may be cancelled in this moment.
            var notice = await db.OfficerNotices.FromSql($"SELECT * FROM officer_notices WHERE id = {id} FOR UPDATE").SingleOrDefaultAsync(ct);
            if (notice is not { State: NoticeState.Scheduled or NoticeState.Sending })
                continue;
            await SendAsync(batch, db, notice, ct);
            batch.AfterCommit(() =>
            {
                batch.Services.GetRequiredService<LivePublisher>().Changed(LiveTopic.Notices, LiveNotices.Source, notice.Id);
                return Task.CompletedTask;
            });
        }
    }

    private static async Task SendAsync(OutboxBatch batch, PaiyiDb db, OfficerNotice notice, CancellationToken ct)
    {
        var now = batch.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var audience = notice.Audience.Deserialize<NoticeAudience>(NoticeJson.Options)!;
        var persons = await audience.In(db, notice.Scope, ChinaTime.DayOf(now)).AsNoTracking()
            .Where(p => p.Id > notice.SentThrough).OrderBy(p => p.Id).Take(BatchSize).ToListAsync(ct);
        var messages = notice.Sms ? await QueueSmsAsync(batch, db, notice, persons, now, ct) : [];
        foreach (var person in persons)
        {
            db.Add(new NoticeRecipient { OfficerNoticeId = notice.Id, PersonId = person.Id, SmsMessageId = messages.GetValueOrDefault(person.Id)?.Id });
            if (notice.InApp)
            {
                db.Add(new Notice
                {
                    PersonId = person.Id, Kind = NoticeKind.Officer, TitleZh = notice.TitleZh, TitleEn = notice.TitleEn ?? notice.TitleZh,
                    Zh = notice.Zh, En = notice.En ?? notice.Zh, At = now, OfficerNoticeId = notice.Id,
                });
            }
        }

        notice.Recipients += persons.Count;
        notice.SentThrough = persons.Count == 0 ? notice.SentThrough : persons[^1].Id;
        var last = persons.Count < BatchSize;
        notice.State = last ? NoticeState.Sent : NoticeState.Sending;
        notice.FinishedAt = last ? now : null;
        if (!last)
            db.Add(new OutboxRow { Kind = OfficerNotice.OutboxKind, Subject = notice.Id, DueAt = now });
        await db.SaveChangesAsync(ct);
    }

    /// <summary>A message to everybody who has a number.</summary>
    private static async Task<Dictionary<long, SmsMessage>> QueueSmsAsync(
        OutboxBatch batch, PaiyiDb db, OfficerNotice notice, List<Person> persons, DateTimeOffset now, CancellationToken ct)
    {
        var cipher = batch.Services.GetRequiredService<PersonalDataCipher>();
        var leaves = batch.Services.GetRequiredService<NoticeSettings>().MayLeave(now, notice.Urgent);
        var sender = notice.OrganisationId is { } own
            ? await db.Organisations.Where(o => o.Id == own).Select(o => o.Name).FirstAsync(ct)
            : await db.Regions.Where(r => r.Path == notice.RegionPath).Select(r => r.Name).FirstOrDefaultAsync(ct) ?? "";
        var parameters = new Dictionary<string, string> { ["sender"] = sender, ["title"] = notice.TitleZh, ["text"] = notice.Zh };
        var messages = new Dictionary<long, SmsMessage>();
        foreach (var person in persons.Where(p => p.PhoneSealed is not null))
        {
            messages[person.Id] = await SmsOutbox.QueueAsync(
                db, cipher, cipher.Decrypt(Purpose.Phone, person.PhoneSealed!), SmsTemplate.OfficerNotice, parameters, now, SmsLifetime, ct, leaves);
        }

        return messages;
    }
}
