using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Paiyi.Server.Accounts;
using Paiyi.Server.People.Rosters.Jobs;
using Paiyi.Server.Platform.Files;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Rosters.Jobs;

public sealed class RemoveOldRosterFilesTests(RemoveOldRosterFilesTests.ShortMemory server) : IClassFixture<RemoveOldRosterFilesTests.ShortMemory>
{
    [Fact]
    public async Task Files_go_when_their_days_are_over_and_the_import_says_so()
    {
        string[] wrong = ["", RosterFiles.ResidentId(910), "12", "一班"];
        var client = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var import = (await server.ImportAsync(client, server.World.School, RosterFiles.Workbook([RosterFiles.Header, wrong]))).GetProperty("id").GetInt64();
        var waiting = await client.UploadAsync(server.World.School, RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(911)]));
        var orphan = Guid.CreateVersion7();
        await server.InDatabaseAsync(async db =>
        {
            db.Add(new StoredFile { Id = orphan, Name = "a", ContentType = "x", Length = 1, Sha256 = [], StoredAt = server.Clock.Now });
            db.Add(new StoredFilePiece { FileId = orphan, Number = 0, Content = [1] });
            db.Add(new StoredFilePiece { FileId = Guid.CreateVersion7(), Number = 0, Content = [1] });
            await db.SaveChangesAsync();
        });

        server.Clock.Advance(TimeSpan.FromDays(4));
        await RunAsync();
        client = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        (await RowAsync(client, import)).GetProperty("fileRemovedAt").ValueKind.ShouldBe(JsonValueKind.Null);
        (await client.GetByteArrayAsync($"/api/organisation/imports/{import}/annotated")).ShouldNotBeEmpty();
        (await server.InDatabaseAsync(db => db.StoredFiles.AnyAsync(f => f.Id == orphan))).ShouldBeFalse();
        (await server.InDatabaseAsync(db => db.Set<StoredFilePiece>().CountAsync(p => !db.RosterImports.Any(i => i.FileId == p.FileId || i.AnnotatedFileId == p.FileId)))).ShouldBe(0);

        server.Clock.Advance(TimeSpan.FromDays(2));
        await RunAsync();
        await RunAsync();
        client = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        (await RowAsync(client, import)).GetProperty("fileRemovedAt").GetDateTimeOffset().ShouldBe(server.Clock.Now);
        (await client.GetAsync($"/api/organisation/imports/{import}/annotated").RefusalAsync()).ShouldBe((410, "rosters.fileRemoved"));
        (await RowAsync(client, waiting)).GetProperty("fileRemovedAt").ValueKind.ShouldBe(JsonValueKind.Null);
        (await server.InDatabaseAsync(db => db.Set<StoredFilePiece>().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task What_nobody_commits_is_over_one_day_and_its_rows_go()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var import = (await server.CheckAsync(client, server.World.School, RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(920)]))).GetProperty("id").GetInt64();
        server.Clock.Advance(TimeSpan.FromDays(6));
        await RunAsync();
        client = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        (await RowAsync(client, import)).GetProperty("status").GetString().ShouldBe("cancelled");
        (await server.InDatabaseAsync(db => db.RosterLines.CountAsync(l => l.ImportId == import))).ShouldBe(1);
        server.Clock.Advance(TimeSpan.FromDays(31));
        await RunAsync();

        (await server.InDatabaseAsync(db => db.RosterLines.CountAsync(l => l.ImportId == import))).ShouldBe(0);
    }

    private async Task RunAsync()
    {
        await using var scope = server.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<RemoveOldRosterFiles>(scope.ServiceProvider).RunAsync(CancellationToken.None);
    }

    private static Task<JsonElement> RowAsync(HttpClient client, long import) => client.GetAsync($"/api/organisation/imports/{import}").JsonAsync();

    public sealed class ShortMemory(PostgresCluster postgres) : TestServer(postgres)
    {
        protected override IEnumerable<(string Key, string Value)> Settings => [("Rosters:FilesKeptDays", "5")];
    }
}
