using Hangfire;
using Microsoft.Extensions.Http.Resilience;
using Paiyi.Server.Accounts.Jobs;
using Paiyi.Server.Platform.Jobs;
using Paiyi.Server.Platform.Outbox;
using Polly;
using Polly.Retry;

namespace Paiyi.Server.Accounts.Sms;

/// <summary>Registers the gateway that the configuration names, and how messages reach it.</summary>
internal static class SmsRegistration
{
    public static SmsGatewayKind SmsGateway(this IConfiguration configuration) => configuration["Sms:Gateway"] switch
    {
        null or "" => SmsGatewayKind.None,
        { } name when Enum.TryParse<SmsGatewayKind>(name, ignoreCase: true, out var kind) && Enum.IsDefined(kind) => kind,
        { } name => throw new InvalidOperationException($"Sms:Gateway is '{name}'; it must be aliyun, webhook or none."),
    };

    public static void AddSms(this WebApplicationBuilder builder)
    {
        switch (builder.Configuration.SmsGateway())
        {
            case SmsGatewayKind.Aliyun:
                builder.AddGateway<AliyunSmsGateway, AliyunSmsOptions>("Sms:Aliyun");
                break;
            case SmsGatewayKind.Webhook:
                builder.AddGateway<WebhookSmsGateway, WebhookSmsOptions>("Sms:Webhook");
                break;
            default:
                builder.Services.AddSingleton<ISmsGateway, NoSmsGateway>();
                break;
        }

        // In Development without a gateway the messages stay where they are: on the page for developers.
        var kept = builder.Environment.IsDevelopment() && builder.Configuration.SmsGateway() == SmsGatewayKind.None;
        builder.Services.AddTransient<SendSms>();
        builder.Services.AddRecurringJob<ForgetSms>("*/10 * * * *", job => job.RunAsync(CancellationToken.None));
        builder.Services.AddOutboxHandler(SmsMessage.OutboxKind, (batch, _) =>
        {
            var jobs = batch.Services.GetRequiredService<IBackgroundJobClient>();
            foreach (var id in kept ? [] : batch.Subjects)
                jobs.Enqueue<SendSms>(job => job.RunAsync(id, CancellationToken.None));
            return Task.CompletedTask;
        });
    }

    private static void AddGateway<TGateway, TOptions>(this WebApplicationBuilder builder, string section)
        where TGateway : class, ISmsGateway
        where TOptions : class
    {
        builder.Services.AddOptions<TOptions>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHttpClient<TGateway>(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .AddResilienceHandler("sms", pipeline => pipeline
                .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
                {
                    // Only what surely never reached the vendor; the job repeats the rest with patience.
                    ShouldHandle = new PredicateBuilder<HttpResponseMessage>().Handle<HttpRequestException>(e =>
                        e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError),
                    MaxRetryAttempts = 2,
                    Delay = TimeSpan.FromMilliseconds(200),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                })
                .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions { MinimumThroughput = 20 })
                .AddTimeout(TimeSpan.FromSeconds(8)));
        builder.Services.AddTransient<ISmsGateway>(services => services.GetRequiredService<TGateway>());
    }
}
