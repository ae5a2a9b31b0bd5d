using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Platform.Web;

public sealed partial class BrowserRulesTests(ServerWithPages server) : IClassFixture<ServerWithPages>
{
    [Theory]
    [InlineData("/api/mobile/session", HttpStatusCode.OK)]
    [InlineData("/api/command/persons", HttpStatusCode.Unauthorized)]
    [InlineData("/api/command/nothing", HttpStatusCode.NotFound)]
    public async Task An_answer_of_the_api_is_kept_by_nobody_and_loads_nothing(string path, HttpStatusCode status)
    {
        using var answer = await server.Anonymous().GetAsync(path);

        answer.StatusCode.ShouldBe(status);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        Header(answer, "X-Content-Type-Options").ShouldBe("nosniff");
        Header(answer, "Content-Security-Policy").ShouldContain("default-src 'none'; frame-ancestors 'none'");
    }

    [Fact]
    public async Task A_fault_says_the_same()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/mobile/session") { Content = new StringContent("{", Encoding.UTF8, "application/json") };
        using var answer = await server.Anonymous().SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        Header(answer, "X-Content-Type-Options").ShouldBe("nosniff");
        Header(answer, "Content-Security-Policy").ShouldContain("default-src 'none'");
    }

    [Theory]
    [InlineData("/m/")]
    [InlineData("/m/whatever/its/router/makes")]
    public async Task A_page_runs_the_scripts_of_this_server_and_its_own_by_their_hash(string path)
    {
        using var answer = await server.Anonymous().GetAsync(path);

        var policy = Header(answer, "Content-Security-Policy");
        Directive(policy, "script-src").ShouldBe($"'self' 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(ServerWithPages.Inline)))}'");
        Directive(policy, "frame-ancestors").ShouldBe("'none'");
        policy.ShouldNotContain("http");
        Header(answer, "Referrer-Policy").ShouldBe("same-origin");
        Header(answer, "Permissions-Policy").ShouldContain("camera=(self)");
    }

    [Fact]
    public async Task The_interactive_documents_run_only_what_bears_the_nonce_and_fetch_nothing_from_elsewhere()
    {
        using var answer = await server.Anonymous().GetAsync("/docs/");
        var page = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var nonces = Nonce().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct().ToArray();
        nonces.Length.ShouldBe(1);
        ScriptTag().Count(page).ShouldBe(Nonce().Count(page));
        Directive(Header(answer, "Content-Security-Policy"), "script-src").ShouldBe($"'self' 'nonce-{nonces[0]}'");
        page.ShouldContain("\"withDefaultFonts\":false");
        page.ShouldContain("\"telemetry\":false");
        page.ShouldContain("\"showDeveloperTools\":\"never\"");
    }

    [Fact]
    public async Task Over_tls_browsers_are_told_to_stay_with_it()
    {
        var client = server.CreateClient(new() { BaseAddress = new Uri("https://paiyi.example/") });
        using var answer = await client.GetAsync("/api/mobile/session");
        Header(answer, "Strict-Transport-Security").ShouldBe("max-age=31536000");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("OPTIONS")]
    public async Task No_other_site_may_read_an_answer(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/mobile/session");
        request.Headers.Add("Origin", "https://elsewhere.example");
        request.Headers.Add("Access-Control-Request-Method", "GET");
        using var answer = await server.Anonymous().SendAsync(request);
        answer.Headers.ShouldNotContain(h => h.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).ShouldHaveSingleItem();

    private static string Directive(string policy, string name) =>
        policy.Split("; ").Single(d => d.StartsWith(name + " ", StringComparison.Ordinal))[(name.Length + 1)..];

    [GeneratedRegex("<script[^>]*\\snonce=\"([^\"]+)\"")]
    private static partial Regex Nonce();

    [GeneratedRegex("<script[\\s>]")]
    private static partial Regex ScriptTag();
}
