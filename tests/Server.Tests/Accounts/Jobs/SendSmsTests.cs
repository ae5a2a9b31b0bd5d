using System.Net;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Paiyi.Server.Accounts;
using Paiyi.Server.Accounts.Jobs;
using Paiyi.Server.Accounts.Sms;
using Paiyi.Server.Tests.Accounts.Sms;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Accounts.Jobs;

public sealed class SendSmsTests(WebhookServer server) : IClassFixture<WebhookServer>
{
    [Fact]
    public async Task A_queued_message_becomes_a_job_once_it_is_committed()
    {
        await server.DrainOutboxAsync();
        var before = Enqueued();
        await server.QueueSmsAsync();

        await server.DrainOutboxAsync();

        Enqueued().ShouldBe(before + 1);
    }

    [Fact]
    public async Task An_expired_message_is_not_sent_and_loses_its_content()
    {
        server.Vendor.Requests.Clear();
        var id = await server.QueueSmsAsync(lifetime: TimeSpan.FromMinutes(-1));

        await server.SendSmsAsync(id);

        server.Vendor.Requests.ShouldBeEmpty();
        var message = await server.FindSmsAsync(id);
        message.Status.ShouldBe(SmsStatus.Failed);
        message.GatewayAnswer.ShouldBe("expired");
        message.ParametersSealed.ShouldBeNull();
    }

    [Fact]
    public async Task An_attempt_that_could_only_follow_after_the_expiry_is_the_last()
    {
        server.Vendor.Answer = _ => (HttpStatusCode.BadGateway, "");
        var id = await server.QueueSmsAsync(lifetime: TimeSpan.FromSeconds(4));

        await server.SendSmsAsync(id);

        (await server.FindSmsAsync(id)).Status.ShouldBe(SmsStatus.Failed);
    }

    [Theory]
    [InlineData(SmsTemplate.SignInCode, 16, SmsStatus.Sent, 0)]
    [InlineData(SmsTemplate.SignInCode, 5, SmsStatus.Sending, 1)]
    [InlineData(SmsTemplate.DeclarationReminder, 16, SmsStatus.Sending, 0)]
    public async Task A_code_that_a_dead_process_had_in_hand_is_taken_over(SmsTemplate template, int secondsAgo, SmsStatus expected, int scheduled)
    {
        server.Vendor.Answer = _ => (HttpStatusCode.OK, "{}");
        var id = await server.QueueSmsAsync(template);
        await server.InDatabaseAsync(db => db.SmsMessages.Where(m => m.Id == id).ExecuteUpdateAsync(m => m
            .SetProperty(x => x.Status, SmsStatus.Sending).SetProperty(x => x.SentAt, server.Clock.Now.AddSeconds(-secondsAgo))));
        var before = Scheduled();

        await server.SendSmsAsync(id);

        (await server.FindSmsAsync(id)).Status.ShouldBe(expected);
        (Scheduled() - before).ShouldBe(scheduled);
    }

    [Fact]
    public async Task A_shutdown_does_not_cut_a_message_short()
    {
        using var stopping = new CancellationTokenSource();
        var id = await server.QueueSmsAsync();
        server.Vendor.Answer = _ =>
        {
            stopping.Cancel();
            return (HttpStatusCode.OK, "{}");
        };

        await using var scope = server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SendSms>().RunAsync(id, stopping.Token);

        (await server.FindSmsAsync(id)).Status.ShouldBe(SmsStatus.Sent);
    }

    [Theory]
    [InlineData(SmsVerdict.TryLater, SmsTemplate.SignInCode, 1, null, 5)]
    [InlineData(SmsVerdict.TryLater, SmsTemplate.SignInCode, 4, null, 40)]
    [InlineData(SmsVerdict.TryLater, SmsTemplate.DeclarationReminder, 1, 60, 60)]
    [InlineData(SmsVerdict.TryLater, SmsTemplate.SignInCode, 8, null, null)]
    [InlineData(SmsVerdict.Unknown, SmsTemplate.SignInCode, 1, null, 5)]
    [InlineData(SmsVerdict.Unknown, SmsTemplate.DeclarationReminder, 1, null, null)]
    [InlineData(SmsVerdict.Refused, SmsTemplate.SignInCode, 1, null, null)]
    public void Attempts_follow_ever_more_slowly_and_end(SmsVerdict verdict, SmsTemplate template, int attempts, int? retryAfter, int? seconds)
    {
        var message = new SmsMessage
        {
            PhoneSealed = [], PhoneMask = "", Template = template, Status = SmsStatus.Sending, Attempts = attempts, QueuedAt = default, ExpiresAt = default,
        };

        SendSms.Delay(message, new SmsOutcome(verdict, "", retryAfter is { } s ? TimeSpan.FromSeconds(s) : null))
            .ShouldBe(seconds is { } d ? TimeSpan.FromSeconds(d) : null);
    }

    [Fact]
    public async Task Content_that_was_never_sent_is_forgotten_and_old_messages_are_deleted()
    {
        var id = await server.QueueSmsAsync();
        var job = ActivatorUtilities.CreateInstance<Forgetter>(server.Services);
        server.Clock.Advance(TimeSpan.FromMinutes(6));
        await job.RunAsync();
        (await server.FindSmsAsync(id)).ParametersSealed.ShouldBeNull();
        (await server.FindSmsAsync(id)).Status.ShouldBe(SmsStatus.Failed);

        server.Clock.Advance(TimeSpan.FromDays(31));
        await job.RunAsync();

        (await server.InDatabaseAsync(db => Task.FromResult(db.SmsMessages.Any(m => m.Id == id)))).ShouldBeFalse();
        server.Clock.Now = Fixtures.TestClock.Start;
    }

    private long Scheduled() => server.Services.GetRequiredService<JobStorage>().GetMonitoringApi().ScheduledCount();

    private long Enqueued() => server.Services.GetRequiredService<JobStorage>().GetMonitoringApi().EnqueuedCount("default");

    private sealed class Forgetter(IServiceScopeFactory scopes)
    {
        public async Task RunAsync()
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ForgetSms>().RunAsync(CancellationToken.None);
        }
    }
}
