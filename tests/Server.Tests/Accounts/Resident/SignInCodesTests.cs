using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using StackExchange.Redis;
using Xunit;

namespace Paiyi.Server.Tests.Accounts.Resident;

/// <summary>Asking for a code and signing in with it.</summary>
public abstract class SignInCodesTests(TestServer server)
{
    private static int number;

    [Fact]
    public async Task The_phone_that_received_the_code_signs_in()
    {
        var phone = NewPhone();
        var browser = server.Browser();

        var sent = await Ask(browser, phone).JsonAsync(HttpStatusCode.Accepted);
        sent.GetProperty("expiresInSeconds").GetInt32().ShouldBe(300);
        sent.GetProperty("resendInSeconds").GetInt32().ShouldBe(60);
        var session = await SignIn(browser, phone, await CodeAsync(phone)).JsonAsync();

        session.GetProperty("phone").GetString().ShouldBe(Masks.Phone(phone));
        session.GetProperty("csrfToken").GetString().ShouldNotBeNullOrEmpty();
        (await browser.GetAsync("/api/mobile/session").JsonAsync()).GetProperty("signedIn").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("+86 {0}")]
    [InlineData("0086-{0}")]
    [InlineData("full-width")]
    public async Task A_number_is_the_same_however_it_is_written(string form)
    {
        var phone = NewPhone();
        var written = form == "full-width"
            ? string.Concat(phone.Select(c => (char)(c - '0' + '\uFF10')))
            : form.Replace("{0}", $"{phone[..3]} {phone[3..7]} {phone[7..]}");

        await Ask(server.Browser(), written).JsonAsync(HttpStatusCode.Accepted);

        await SignIn(server.Browser(), phone, await CodeAsync(phone)).JsonAsync();
    }

    [Theory]
    [InlineData("1234567890")]
    [InlineData("02887654321")]
    [InlineData("+1 202 555 0100")]
    public async Task What_is_no_mainland_mobile_number_is_refused_at_the_field(string phone)
    {
        var problem = await Ask(server.Browser(), phone).JsonAsync(HttpStatusCode.BadRequest);

        problem.GetProperty("code").GetString().ShouldBe("accounts.phoneInvalid");
        problem.GetProperty("errors").TryGetProperty("phone", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_used_code_is_gone()
    {
        var (phone, code) = await AskedAsync();
        await SignIn(server.Browser(), phone, code).JsonAsync();

        (await SignIn(server.Browser(), phone, code).RefusalAsync()).ShouldBe((401, "accounts.codeExpired"));
    }

    [Fact]
    public async Task A_code_stays_good_while_the_database_is_away()
    {
        var (phone, code) = await AskedAsync();
        await server.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(
            """
            CREATE FUNCTION away() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN RAISE EXCEPTION 'away' USING ERRCODE = '57P03'; END $f$;
            CREATE TRIGGER away BEFORE INSERT ON citizen_accounts FOR EACH ROW EXECUTE FUNCTION away();
            """));
        for (var i = 0; i < 6; i++)
            (await SignIn(server.Browser(), phone, code).RefusalAsync()).ShouldBe((503, "service.unavailable"));
        await server.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("DROP FUNCTION away CASCADE"));

        await SignIn(server.Browser(), phone, code).JsonAsync();

        (await SignIn(server.Browser(), phone, code).RefusalAsync()).Code.ShouldBe("accounts.codeExpired");
    }

    [Fact]
    public async Task A_code_is_good_for_five_minutes()
    {
        var (phone, code) = await AskedAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(5));

        (await SignIn(server.Browser(), phone, code).RefusalAsync()).ShouldBe((401, "accounts.codeExpired"));
    }

    [Fact]
    public async Task Five_wrong_codes_end_the_code()
    {
        var (phone, code) = await AskedAsync();

        for (var left = 4; left >= 0; left--)
        {
            var problem = await SignIn(server.Browser(), phone, Wrong(code)).JsonAsync(HttpStatusCode.Unauthorized);
            problem.GetProperty("code").GetString().ShouldBe("accounts.codeWrong");
            problem.GetProperty("triesLeft").GetInt32().ShouldBe(left);
        }

        (await SignIn(server.Browser(), phone, code).RefusalAsync()).ShouldBe((401, "accounts.codeExpired"));
    }

    [Fact]
    public async Task Of_ten_simultaneous_wrong_codes_five_are_looked_at()
    {
        var (phone, code) = await AskedAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SignIn(server.Browser(), phone, Wrong(code)).RefusalAsync()));

        answers.Count(a => a.Code == "accounts.codeWrong").ShouldBe(5);
        answers.Count(a => a.Code == "accounts.codeExpired").ShouldBe(5);
        (await SignIn(server.Browser(), phone, code).RefusalAsync()).Code.ShouldBe("accounts.codeExpired");
    }

    [Fact]
    public async Task Of_simultaneous_right_codes_one_signs_in()
    {
        var (phone, code) = await AskedAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => StatusAsync(SignIn(server.Browser(), phone, code))));

        answers.Count(a => a == HttpStatusCode.OK).ShouldBe(1);
    }

    [Fact]
    public async Task The_next_code_can_be_asked_for_after_a_minute_and_replaces_the_first()
    {
        var (phone, first) = await AskedAsync();
        server.Clock.Advance(TimeSpan.FromSeconds(20));

        var problem = await Ask(server.Browser(), phone).JsonAsync(HttpStatusCode.TooManyRequests);
        problem.GetProperty("code").GetString().ShouldBe("accounts.codeTooSoon");
        problem.GetProperty("retryAfterSeconds").GetInt32().ShouldBe(40);
        server.Clock.Advance(TimeSpan.FromSeconds(40));
        await Ask(server.Browser(), phone).JsonAsync(HttpStatusCode.Accepted);

        var second = await CodeAsync(phone);
        if (second != first)
            (await SignIn(server.Browser(), phone, first).RefusalAsync()).Code.ShouldBe("accounts.codeWrong");
        await SignIn(server.Browser(), phone, second).JsonAsync();
    }

    [Fact]
    public async Task Of_simultaneous_requests_for_one_phone_one_sends_a_code()
    {
        var phone = NewPhone();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => StatusAsync(Ask(server.Browser(), phone))));

        answers.Count(a => a == HttpStatusCode.Accepted).ShouldBe(1);
        (await MessagesAsync(phone)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_phone_gets_ten_codes_a_day()
    {
        var phone = NewPhone();
        for (var i = 0; i < 10; i++)
        {
            await Ask(server.Browser(), phone).JsonAsync(HttpStatusCode.Accepted);
            server.Clock.Advance(TimeSpan.FromSeconds(60));
        }

        var problem = await Ask(server.Browser(), phone).JsonAsync(HttpStatusCode.TooManyRequests);
        problem.GetProperty("code").GetString().ShouldBe("accounts.codeDailyLimit");
        server.Clock.Advance(TimeSpan.FromSeconds(problem.GetProperty("retryAfterSeconds").GetInt32()));
        await Ask(server.Browser(), phone).JsonAsync(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task An_address_gets_twenty_codes_an_hour()
    {
        var browser = server.Browser();
        for (var i = 0; i < 20; i++)
            await Ask(browser, NewPhone()).JsonAsync(HttpStatusCode.Accepted);

        (await Ask(browser, NewPhone()).RefusalAsync()).ShouldBe((429, "accounts.codeAddressLimit"));
        await Ask(server.Browser(), NewPhone()).JsonAsync(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task An_address_that_guesses_at_many_phones_must_wait_and_hears_how_long()
    {
        var (phone, code) = await AskedAsync();
        var guesser = server.Browser();
        for (var i = 0; i < 60; i++)
            (await SignIn(guesser, NewPhone(), "123456").RefusalAsync()).ShouldBe((401, "accounts.codeExpired"));

        var problem = await SignIn(guesser, phone, code).JsonAsync(HttpStatusCode.TooManyRequests);

        problem.GetProperty("code").GetString().ShouldBe("accounts.codeAddressLimit");
        problem.GetProperty("retryAfterSeconds").GetInt32().ShouldBeInRange(1, 900);
        // The owner of the phone, at another address, is not hindered.
        await SignIn(server.Browser(), phone, code).JsonAsync();
    }

    [Fact]
    public async Task Known_and_unknown_phones_get_the_same_answer()
    {
        var known = NewPhone();
        await server.CitizenAsync(known);

        var first = (await Ask(server.Browser(), known).JsonAsync(HttpStatusCode.Accepted)).ToString();
        var second = (await Ask(server.Browser(), NewPhone()).JsonAsync(HttpStatusCode.Accepted)).ToString();

        first.ShouldBe(second);
    }

    [Fact]
    public async Task A_phone_keeps_its_account_from_one_sign_in_to_the_next()
    {
        var phone = NewPhone();
        for (var i = 0; i < 2; i++)
        {
            await Ask(server.Browser(), phone).JsonAsync(HttpStatusCode.Accepted);
            await SignIn(server.Browser(), phone, await CodeAsync(phone)).JsonAsync();
            server.Clock.Advance(TimeSpan.FromMinutes(2));
        }

        var index = server.Cipher.Index(Purpose.Phone, phone);
        var account = await server.InDatabaseAsync(db => db.CitizenAccounts.SingleAsync(c => c.PhoneIndex == index));
        server.Cipher.Decrypt(Purpose.Phone, account.PhoneSealed).ShouldBe(phone);
        account.LastSignInAt.ShouldBeGreaterThan(account.CreatedAt);
    }

    [Fact]
    public async Task Neither_number_nor_code_reaches_Redis_or_the_log()
    {
        var (phone, code) = await AskedAsync();

        var redis = server.Services.GetRequiredService<IConnectionMultiplexer>();
        var keys = redis.GetServers()[0].Keys(pattern: "*").Select(k => k.ToString()).ToList();
        keys.ShouldContain(k => k.StartsWith("code:{"));
        keys.ShouldNotContain(k => k.Contains(phone));
        foreach (var key in keys.Where(k => k.StartsWith("code:{") && k.EndsWith('}')))
            (await redis.GetDatabase().HashGetAllAsync(key)).ShouldNotContain(e => e.Value == code || e.Value.ToString().Contains(phone));
        server.Logs.Lines.ShouldNotContain(l => l.Contains(phone));
    }

    private static string NewPhone() => $"1770000{Interlocked.Increment(ref number):D4}";

    private static string Wrong(string code) => code[..5] + (char)('0' + (code[5] - '0' + 1) % 10);

    private static Task<HttpResponseMessage> Ask(HttpClient client, string phone) => client.PostAsJsonAsync("/api/mobile/codes", new { phone });

    private static Task<HttpResponseMessage> SignIn(HttpClient client, string phone, string code) =>
        client.PostAsJsonAsync("/api/mobile/session", new { phone, code });

    private static async Task<HttpStatusCode> StatusAsync(Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        return answer.StatusCode;
    }

    private async Task<(string Phone, string Code)> AskedAsync()
    {
        var phone = NewPhone();
        await Ask(server.Browser(), phone).JsonAsync(HttpStatusCode.Accepted);
        return (phone, await CodeAsync(phone));
    }

    private async Task<string> CodeAsync(string phone)
    {
        var message = (await MessagesAsync(phone))[^1];
        return JsonDocument.Parse(server.Cipher.Decrypt(Purpose.Message, message.ParametersSealed)).RootElement.GetProperty("code").GetString()!;
    }

    private async Task<List<SmsMessage>> MessagesAsync(string phone)
    {
        var all = await server.InDatabaseAsync(db => db.SmsMessages.AsNoTracking().OrderBy(m => m.Id).ToListAsync());
        return [.. all.Where(m => server.Cipher.Decrypt(Purpose.Phone, m.PhoneSealed) == phone)];
    }
}

public sealed class SignInCodesOnRedisTests(TestServer server) : SignInCodesTests(server), IClassFixture<TestServer>;

/// <summary>The same on the embedded server of the Redis protocol, whose scripts and types are its own.</summary>
public sealed class SignInCodesOnGarnetTests(GarnetServer server) : SignInCodesTests(server), IClassFixture<GarnetServer>;
