using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Rosters.Consoles;

/// <summary>Uploads over a real socket: too large, broken off, several at once. What is not accepted leaves nothing behind.</summary>
public sealed class UploadRosterTests(KestrelServer server) : IClassFixture<KestrelServer>
{
    private const long Size = 320L << 20;

    private string Address => $"/api/organisation/rosters/{server.World.School.Id}/imports?fileName=big.xlsx";

    [Fact]
    public async Task A_length_above_the_limit_is_refused_before_a_byte_is_sent()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var before = await CountsAsync();

        var answer = await SendRawAsync(client, $"Content-Length: {Size}", []);

        answer.ShouldStartWith("HTTP/1.1 413");
        answer.ShouldContain("\"code\":\"rosters.tooLarge\"");
        answer.ShouldContain("300 MB");
        (await CountsAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task More_than_the_limit_is_refused_with_or_without_their_length_told(bool chunked)
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var before = await CountsAsync();
        using var content = new StreamContent(new Zeros(Size, tellsLength: !chunked));
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = content };
        request.Headers.TransferEncodingChunked = chunked;

        (await client.SendAsync(request).RefusalAsync()).ShouldBe((413, "rosters.tooLarge"));

        (await CountsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task The_text_of_the_refusal_tells_the_limit_in_the_callers_language()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        (await SendRawAsync(client, $"Content-Length: {Size}", [])).ShouldContain("文件超过 300 MB");
        (await SendRawAsync(client, $"Accept-Language: en\r\nContent-Length: {Size}", [])).ShouldContain("larger than 300 MB");
    }

    [Theory]
    [InlineData("Content-Length: 10000000")]
    [InlineData("Transfer-Encoding: chunked")]
    public async Task An_upload_that_breaks_off_leaves_nothing_behind(string length)
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var before = await CountsAsync();
        byte[] half = length.StartsWith("Transfer", StringComparison.Ordinal) ? [.. "200000\r\n"u8, .. new byte[1 << 20]] : new byte[5_000_000];

        await SendRawAsync(client, length, half, breakOff: true);
        var file = RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(400)]);
        await client.UploadAsync(server.World.School, file);
        await Task.Delay(300);

        (await CountsAsync()).ShouldBe((before.Imports + 1, before.Files + 1, before.Pieces + 1, before.Outbox + 1, before.Entries + 1));
        server.Logs.Lines.Where(l => l.Contains(" Error ")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Fifty_megabytes_are_taken_and_judged_by_what_is_inside()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        var import = await server.ImportAsync(client, server.World.School, new byte[50 << 20]);

        import.GetProperty("refusal").GetProperty("code").GetString().ShouldBe("rosters.notAWorkbook");
    }

    private Task<(int Imports, int Files, int Pieces, int Outbox, int Entries)> CountsAsync() => server.InDatabaseAsync(async db => (
        await db.RosterImports.CountAsync(), await db.StoredFiles.CountAsync(), await db.Set<Server.Platform.Files.StoredFilePiece>().CountAsync(),
        await db.Outbox.CountAsync(), await db.AuditEntries.CountAsync()));

    /// <summary>Sends a request byte by byte; returns the answer as far as it comes within ten seconds.</summary>
    private async Task<string> SendRawAsync(HttpClient client, string header, byte[] body, bool breakOff = false)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, client.BaseAddress!.Port);
        var stream = socket.GetStream();
        var own = string.Concat(client.DefaultRequestHeaders.Select(h => $"{h.Key}: {string.Join(", ", h.Value)}\r\n"));
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST {Address} HTTP/1.1\r\nHost: test\r\n{own}{header}\r\n\r\n"));
        await stream.WriteAsync(body);
        if (breakOff)
        {
            await Task.Delay(200);
            socket.Client.LingerState = new LingerOption(true, 0);
            return "";
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var answer = new StringBuilder();
        var buffer = new byte[8192];
        while (!answer.ToString().EndsWith("0\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(buffer, patience.Token) is > 0 and var read)
            answer.Append(Encoding.UTF8.GetString(buffer, 0, read));
        return answer.ToString();
    }

    /// <summary>A file that exists only while it is sent.</summary>
    private sealed class Zeros(long length, bool tellsLength) : Stream
    {
        private long position;

        public override bool CanRead => true;

        public override bool CanSeek => tellsLength;

        public override bool CanWrite => false;

        public override long Length => tellsLength ? length : throw new NotSupportedException();

        public override long Position
        {
            get => position;
            set => position = value;
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - position);
            Array.Clear(buffer, offset, read);
            position += read;
            return read;
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }
    }
}
