using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.ReturnApplications.Jobs;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.ReturnApplications;

public sealed class RemoveOldAttachmentsTests(RemoveOldAttachmentsTests.ShortMemory server) : IClassFixture<RemoveOldAttachmentsTests.ShortMemory>
{
    private const string School = "/api/organisation/return-applications";

    [Fact]
    public async Task Attachments_go_when_their_days_are_over_and_the_application_stays()
    {
        var decided = await SubmittedAsync();
        var waiting = await SubmittedAsync();
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        await officer.PostAsJsonAsync($"/api/command/return-applications/{decided.Id}/approve", new { version = decided.Version }).JsonAsync(HttpStatusCode.NoContent);

        server.Clock.Advance(TimeSpan.FromDays(4));
        await RunAsync();
        (await FileAsync(decided)).ShouldBe((HttpStatusCode.OK, false));

        server.Clock.Advance(TimeSpan.FromDays(2));
        await RunAsync();
        await RunAsync();
        (await FileAsync(decided)).ShouldBe((HttpStatusCode.Gone, true));
        (await FileAsync(waiting)).ShouldBe((HttpStatusCode.OK, false));
    }

    private async Task<(long Id, long File, uint Version)> SubmittedAsync()
    {
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var draft = await school.PostAsJsonAsync(School, new { kind = "reopen", from = ChinaTime.DayOf(server.Clock.Now).AddDays(1), measures = "每日两次消毒，错峰进校。" })
            .JsonAsync(HttpStatusCode.Created);
        var id = draft.GetProperty("id").GetInt64();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("%PDF-1.7")) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        var added = await school.PostAsync($"{School}/{id}/attachments?fileName=a.pdf", content).JsonAsync();
        var submitted = await school.PostAsJsonAsync($"{School}/{id}/submit", new { version = added.GetProperty("version").GetUInt32() }).JsonAsync();
        return (id, added.GetProperty("id").GetInt64(), submitted.GetProperty("version").GetUInt32());
    }

    private async Task<(HttpStatusCode Status, bool Removed)> FileAsync((long Id, long File, uint Version) of)
    {
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        using var answer = await school.GetAsync($"{School}/{of.Id}/attachments/{of.File}");
        JsonElement detail = await school.GetAsync($"{School}/{of.Id}").JsonAsync();
        return (answer.StatusCode, detail.GetProperty("attachments")[0].GetProperty("removed").GetBoolean());
    }

    private async Task RunAsync()
    {
        await using var scope = server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RemoveOldAttachments>().RunAsync(CancellationToken.None);
    }

    public sealed class ShortMemory(PostgresCluster postgres) : TestServer(postgres)
    {
        protected override IEnumerable<(string Key, string Value)> Settings => [("ReturnApplications:AttachmentsKeptDays", "5")];
    }
}
