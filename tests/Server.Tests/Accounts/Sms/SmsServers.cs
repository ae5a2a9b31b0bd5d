using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Paiyi.Server.Accounts;
using Paiyi.Server.Accounts.Jobs;
using Paiyi.Server.Tests.Fixtures;

namespace Paiyi.Server.Tests.Accounts.Sms;

/// <summary>A server whose messages go to a local vendor with the wire format of Aliyun.</summary>
public sealed class AliyunServer(PostgresCluster postgres) : TestServer(postgres)
{
    public const string KeyId = "LTAI-test";
    public const string KeySecret = "secret of the account";

    public SmsVendor Vendor { get; private set; } = null!;

    protected override IEnumerable<(string Key, string Value)> Settings =>
    [
        ("Sms:Gateway", "aliyun"), ("Sms:Aliyun:AccessKeyId", KeyId), ("Sms:Aliyun:AccessKeySecret", KeySecret),
        ("Sms:Aliyun:Endpoint", Vendor.Address), ("Sms:Aliyun:SignName", "排疫 平台"),
        ("Sms:Aliyun:Templates:SignInCode", "SMS_154950909"), ("Sms:Aliyun:Templates:DeclarationReminder", "SMS_154950910"),
    ];

    public override async ValueTask InitializeAsync()
    {
        Vendor = await SmsVendor.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Vendor.DisposeAsync();
    }
}

/// <summary>A server whose messages go to a local receiver of signed JSON.</summary>
public sealed class WebhookServer(PostgresCluster postgres) : TestServer(postgres)
{
    public const string Secret = "a secret of some length";

    public SmsVendor Vendor { get; private set; } = null!;

    protected override IEnumerable<(string Key, string Value)> Settings =>
        [
            ("Sms:Gateway", "webhook"), ("Sms:Webhook:Url", $"{Vendor.Address}/hooks/sms"), ("Sms:Webhook:Secret", Secret),
            ("Sms:Webhook:CodeHost", "paiyi.example.org"),
        ];

    public override async ValueTask InitializeAsync()
    {
        Vendor = await SmsVendor.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Vendor.DisposeAsync();
    }
}

internal static class SmsMessages
{
    public const string Phone = "17755550001";

    public static async Task<long> QueueSmsAsync(
        this TestServer server, SmsTemplate template = SmsTemplate.SignInCode, string phone = Phone, TimeSpan? lifetime = null)
    {
        Dictionary<string, string> parameters = template == SmsTemplate.SignInCode
            ? new() { ["code"] = "048213" }
            : new() { ["organisation"] = "东街小学*(一)" };
        return await server.InDatabaseAsync(async db =>
        {
            var message = await SmsOutbox.QueueAsync(
                db, server.Cipher, phone, template, parameters, server.Clock.Now, lifetime ?? TimeSpan.FromMinutes(5), CancellationToken.None);
            await db.SaveChangesAsync();
            return message.Id;
        });
    }

    /// <summary>Runs the job as a worker would.</summary>
    public static async Task SendSmsAsync(this TestServer server, long id)
    {
        await using var scope = server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SendSms>().RunAsync(id, CancellationToken.None);
    }

    public static Task<SmsMessage> FindSmsAsync(this TestServer server, long id) =>
        server.InDatabaseAsync(db => db.SmsMessages.AsNoTracking().FirstAsync(m => m.Id == id));
}
