using System.Net;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Platform.Web;

public sealed class PagesTests(ServerWithPages server) : IClassFixture<ServerWithPages>
{
    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Scripts_travel_compressed_and_are_kept_for_a_year(string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/m/assets/index-12345678.js") { Headers = { { "Accept-Encoding", encoding } } };
        using var answer = await server.Anonymous().SendAsync(request);

        answer.Content.Headers.ContentEncoding.ShouldBe([encoding]);
        (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeLessThan(ServerWithPages.Script.Length / 10);
        answer.Headers.CacheControl!.ToString().ShouldContain("max-age=31536000");
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br;q=0.5", "br")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("identity", null)]
    public async Task What_the_build_has_compressed_is_sent_to_who_can_read_it(string accepted, string? sent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/m/assets/page-12345678.js");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        using var answer = await server.Anonymous().SendAsync(request);

        answer.Content.Headers.ContentEncoding.SingleOrDefault().ShouldBe(sent);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        answer.Headers.Vary.ShouldContain("Accept-Encoding");
        answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (sent == "br")
            body.ShouldBe(ServerWithPages.Compressed);
    }

    [Theory]
    [InlineData("/m/")]
    [InlineData("/m/whatever/its/router/makes")]
    public async Task Every_other_address_is_the_page_which_nobody_keeps(string path)
    {
        using var answer = await server.Anonymous().GetAsync(path);

        (await answer.Content.ReadAsStringAsync()).ShouldBe(ServerWithPages.Page);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task A_script_of_another_release_is_not_found()
    {
        using var answer = await server.Anonymous().GetAsync("/m/assets/index-87654321.js");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}

/// <summary>A server with one built front end.</summary>
public sealed class ServerWithPages : TestServer
{
    public const string Inline = "\nconsole.log('first');\n";
    public const string Page = $"<!doctype html><title>Paiyi</title><script type=\"module\" src=\"/m/assets/index-12345678.js\"></script><script>{Inline}</script>";
    public static readonly string Script = string.Concat(Enumerable.Repeat("console.log('Paiyi');\n", 1000));
    public static readonly byte[] Compressed = [1, 2, 3, 4];
    private readonly TemporaryFolder web = TemporaryFolder.Create();

    public ServerWithPages(PostgresCluster postgres)
        : base(postgres)
    {
        var assets = Directory.CreateDirectory(Path.Combine(web.Path, "mobile", "dist", "assets")).FullName;
        File.WriteAllText(Path.Combine(assets, "index-12345678.js"), Script);
        File.WriteAllText(Path.Combine(assets, "page-12345678.js"), Script);
        File.WriteAllBytes(Path.Combine(assets, "page-12345678.js.br"), Compressed);
        File.WriteAllText(Path.Combine(assets, "..", "index.html"), Page);
    }

    protected override IEnumerable<(string Key, string Value)> Settings => [("PAIYI_WEB", web.Path)];

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        web.Dispose();
    }
}
