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
    public const string Page = "<!doctype html><title>Paiyi</title>";
    public static readonly string Script = string.Concat(Enumerable.Repeat("console.log('Paiyi');\n", 1000));
    private readonly TemporaryFolder web = TemporaryFolder.Create();

    public ServerWithPages(PostgresCluster postgres)
        : base(postgres)
    {
        var assets = Directory.CreateDirectory(Path.Combine(web.Path, "mobile", "dist", "assets")).FullName;
        File.WriteAllText(Path.Combine(assets, "index-12345678.js"), Script);
        File.WriteAllText(Path.Combine(assets, "..", "index.html"), Page);
    }

    protected override IEnumerable<(string Key, string Value)> Settings => [("PAIYI_WEB", web.Path)];

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        web.Dispose();
    }
}
