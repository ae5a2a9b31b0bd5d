using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Sessions;
using Paiyi.Server.Tests.Fixtures;
using Paiyi.Server.Tests.Passages;
using Paiyi.Server.Tests.People.Requests;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Platform.Live;

public class LiveTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Command = "/api/command/live";
    private const string Organisation = "/api/organisation/live";

    [Fact]
    public async Task A_declaration_is_heard_where_the_person_belongs_and_nowhere_else()
    {
        var person = await server.AddPersonAsync("17700000001", "一班");
        var citizen = await server.CitizenAsync("17700000001");
        await using var city = await LivePage.OpenAsync(await server.StaffAsync(Role.CommandOfficer, server.World.City), Command);
        await using var east = await LivePage.OpenAsync(await server.StaffAsync(Role.DistrictOfficer, server.World.East), Command);
        await using var west = await LivePage.OpenAsync(await server.StaffAsync(Role.DistrictOfficer, server.World.West), Command);
        await using var school = await LivePage.OpenAsync(await server.StaffAsync(Role.OrganisationOfficer, server.World.School), Organisation);
        await using var enterprise = await LivePage.OpenAsync(await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise), Organisation);

        await citizen.DeclareAsync(person.Id, server.Clock.Now).JsonAsync(HttpStatusCode.Created);

        (await city.NextAsync()).ShouldBe("changed declarations");
        (await east.NextAsync()).ShouldBe("changed declarations");
        (await school.NextAsync()).ShouldBe("changed declarations");
        (await west.NextAsync(2)).ShouldBeNull();
        (await enterprise.NextAsync(1)).ShouldBeNull();

        await server.DrainOutboxAsync();
        (await east.NextAsync()).ShouldBe("changed healthCodes");
        (await school.NextAsync()).ShouldBe("changed healthCodes");
        (await west.NextAsync(2)).ShouldBeNull();
    }

    [Fact]
    public async Task A_passage_is_heard_at_its_gate_by_its_organisation_and_above()
    {
        var (gate, keeper) = await server.OpenGateAsync();
        var (otherGate, otherKeeper) = await server.OpenGateAsync();
        var (person, citizen) = await server.AddGreenPersonAsync();
        var verification = await keeper.VerifiedAsync(gate, citizen, person.Id);
        await using var here = await LivePage.OpenAsync(keeper, $"/api/mobile/duty/live?checkpointId={gate}");
        await using var there = await LivePage.OpenAsync(otherKeeper, $"/api/mobile/duty/live?checkpointId={otherGate}");
        await using var east = await LivePage.OpenAsync(await server.StaffAsync(Role.Viewer, server.World.East), Command);
        await using var enterprise = await LivePage.OpenAsync(await server.StaffAsync(Role.Viewer, server.World.Enterprise), Organisation);

        await keeper.RecordAsync(gate, verification, server.Clock.Now).JsonAsync(HttpStatusCode.Created);

        (await here.HearsAsync("changed passages")).ShouldBeTrue();
        (await east.HearsAsync("changed passages")).ShouldBeTrue();
        (await there.NextAsync(2)).ShouldBeNull();
        (await enterprise.HearsAsync("changed passages", 1)).ShouldBeFalse();
        (await otherKeeper.GetAsync($"/api/mobile/duty/live?checkpointId={gate}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whoever_may_not_read_something_does_not_hear_of_it()
    {
        var person = await server.AddPersonAsync("17700000002", "一班");
        var citizen = await server.CitizenAsync("17700000002");
        await using var system = await LivePage.OpenAsync(await server.StaffAsync(Role.SystemAdministrator, server.World.City), Command);
        await citizen.DeclareAsync(person.Id, server.Clock.Now).JsonAsync(HttpStatusCode.Created);
        (await system.NextAsync(3)).ShouldBeNull();
    }

    [Fact]
    public async Task An_import_is_heard_while_it_runs()
    {
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        await using var page = await LivePage.OpenAsync(officer, Organisation);
        await officer.UploadAsync(server.World.School, [1, 2, 3]);
        (await page.HearsAsync("changed imports")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_request_is_heard_by_those_who_may_decide_it_and_nowhere_else()
    {
        var person = await server.AddPersonAsync("17700000003", "一班");
        var citizen = await server.CitizenAsync("17700000003");
        await using var east = await LivePage.OpenAsync(await server.StaffAsync(Role.DistrictOfficer, server.World.East), Command);
        await using var school = await LivePage.OpenAsync(await server.StaffAsync(Role.OrganisationOfficer, server.World.School), Organisation);
        await using var west = await LivePage.OpenAsync(await server.StaffAsync(Role.DistrictOfficer, server.World.West), Command);
        await using var enterprise = await LivePage.OpenAsync(await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise), Organisation);

        await citizen.CorrectionAskedAsync(person.Id, "address", "东街 3 号");

        (await east.HearsAsync("changed requests")).ShouldBeTrue();
        (await school.HearsAsync("changed requests")).ShouldBeTrue();
        (await west.HearsAsync("changed requests", 1)).ShouldBeFalse();
        (await enterprise.HearsAsync("changed requests", 1)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_return_application_and_a_notice_are_heard_in_their_organisation_and_above()
    {
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        await using var east = await LivePage.OpenAsync(await server.StaffAsync(Role.DistrictOfficer, server.World.East), Command);
        await using var school = await LivePage.OpenAsync(officer, Organisation);
        await using var west = await LivePage.OpenAsync(await server.StaffAsync(Role.DistrictOfficer, server.World.West), Command);

        await officer.PostAsJsonAsync("/api/organisation/return-applications", new { kind = "reopen" }).JsonAsync(HttpStatusCode.Created);
        (await east.HearsAsync("changed returnApplications")).ShouldBeTrue();
        (await school.HearsAsync("changed returnApplications")).ShouldBeTrue();

        await officer.PostAsJsonAsync("/api/organisation/notices", new { titleZh = "放学通知", zh = "今日四点放学。", audience = new { missing = false }, inApp = true })
            .JsonAsync(HttpStatusCode.Created);
        (await east.HearsAsync("changed notices")).ShouldBeTrue();
        (await school.HearsAsync("changed notices")).ShouldBeTrue();
        (await west.NextAsync(1)).ShouldBeNull();
    }

    [Fact]
    public async Task A_burst_is_one_message_a_second()
    {
        var live = server.Services.GetRequiredService<LivePublisher>();
        await using var page = await LivePage.OpenAsync(await server.StaffAsync(Role.CommandOfficer, server.World.West), Command);
        var started = TimeProvider.System.GetTimestamp();
        for (var number = 0; number < 200; number++)
        {
            live.Changed(LiveTopic.Passages, LivePlace.Region(server.World.West.Path));
            await Task.Delay(10);
        }

        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        var heard = 0;
        while (await page.NextAsync(2) == "changed passages")
            heard++;
        heard.ShouldBeInRange(1, (int)seconds + 3);
    }

    [Fact]
    public async Task A_page_ends_when_its_session_is_ended_elsewhere()
    {
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.East);
        var id = server.LastStaffId;
        await using var page = await LivePage.OpenAsync(officer, Command);
        await server.Services.GetRequiredService<SessionStore>().EndAllAsync(SessionKind.Staff, id);
        (await page.NextAsync()).ShouldBe("ended");
        (await page.NextAsync()).ShouldBe("closed");
        (await officer.GetAsync(Command)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_session_has_only_so_many_pages_and_a_closed_one_makes_room()
    {
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.East);
        var pages = new List<LivePage>();
        for (var number = 0; number < new LiveSettings().MostPerSession; number++)
            pages.Add(await LivePage.OpenAsync(officer, Command));
        (await officer.GetAsync(Command).RefusalAsync()).ShouldBe((429, "request.tooMany"));

        await pages[0].DisposeAsync();
        for (var attempt = 0; ; attempt++)
        {
            using var again = await officer.SendAsync(new HttpRequestMessage(HttpMethod.Get, Command), HttpCompletionOption.ResponseHeadersRead);
            if (again.StatusCode == HttpStatusCode.OK)
                break;
            attempt.ShouldBeLessThan(50);
            await Task.Delay(100);
        }

        foreach (var page in pages.Skip(1))
            await page.DisposeAsync();
    }

    [Fact]
    public async Task Strangers_citizens_and_the_other_console_hear_nothing()
    {
        (await server.Anonymous().GetAsync(Command)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await (await server.CitizenAsync("19900000001")).GetAsync(Command)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await (await server.StaffAsync(Role.OrganisationOfficer, server.World.School)).GetAsync(Command)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_answer_is_an_event_stream_that_no_proxy_gathers_or_keeps()
    {
        await using var page = await LivePage.OpenAsync(await server.StaffAsync(Role.Viewer, server.World.City), Command);
        page.Answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        page.Answer.Headers.GetValues("X-Accel-Buffering").ShouldBe(["no"]);
        page.Answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task A_page_that_asks_by_itself_is_no_use_of_the_session()
    {
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.East);
        var unattended = new Func<Task<HttpStatusCode>>(async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/command/dashboard") { Headers = { { UnattendedRequest.Header, "1" } } };
            return (await officer.SendAsync(request)).StatusCode;
        });
        var start = server.Clock.Now;
        try
        {
            server.Clock.Advance(TimeSpan.FromMinutes(40));
            (await unattended()).ShouldBe(HttpStatusCode.OK);
            server.Clock.Advance(TimeSpan.FromMinutes(21));
            (await unattended()).ShouldBe(HttpStatusCode.Unauthorized);
        }
        finally
        {
            server.Clock.Now = start;
        }
    }
}

public sealed class GarnetLiveTests(GarnetLiveTests.OnGarnet server) : IClassFixture<GarnetLiveTests.OnGarnet>
{
    [Fact]
    public async Task Pages_hear_through_Garnet_as_well()
    {
        var person = await server.AddPersonAsync("17700000003", "一班");
        var citizen = await server.CitizenAsync("17700000003");
        await using var school = await LivePage.OpenAsync(await server.StaffAsync(Role.OrganisationOfficer, server.World.School), "/api/organisation/live");
        await citizen.DeclareAsync(person.Id, server.Clock.Now).JsonAsync(HttpStatusCode.Created);
        (await school.NextAsync()).ShouldBe("changed declarations");
    }

    public sealed class OnGarnet(PostgresCluster postgres) : TestServer(postgres)
    {
        protected override bool AlwaysGarnet => true;
    }
}
