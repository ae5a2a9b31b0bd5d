using System.Net;
using Paiyi.Server.Notices;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Notices.Resident;

public sealed class ReadNoticeTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_notice_is_read_by_its_person_only()
    {
        var notice = await server.InDatabaseAsync(async db =>
        {
            var notice = new Notice { PersonId = server.World.Pupil.Id, Kind = NoticeKind.DeclarationReminder, Zh = "请申报", En = "Declare", At = server.Clock.Now };
            db.Add(notice);
            await db.SaveChangesAsync();
            return notice.Id;
        });
        var stranger = await server.CitizenAsync("19900000002");
        (await stranger.PostAsync($"/api/mobile/notices/{notice}/read", null).RefusalAsync()).ShouldBe((404, "notices.notFound"));
        (await stranger.GetAsync("/api/mobile/notices").JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await server.Anonymous().GetAsync("/api/mobile/notices").RefusalAsync()).Status.ShouldBe(401);

        var citizen = await server.CitizenAsync("19900000001");
        citizen.DefaultRequestHeaders.Add("Accept-Language", "en");
        for (var i = 0; i < 2; i++)
            (await citizen.PostAsync($"/api/mobile/notices/{notice}/read", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var row = (await citizen.GetAsync("/api/mobile/notices").JsonAsync()).GetProperty("items")[0];
        (row.GetProperty("text").GetString(), row.GetProperty("read").GetBoolean()).ShouldBe(("Declare", true));
    }
}
