using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.People;
using Paiyi.Server.People.Rosters;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Tests.Fixtures;
using Paiyi.Sheets;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Rosters;

/// <summary>Files that are refused as a whole: each has its code, its words in both languages, and changes nothing.</summary>
public sealed class RefusedRosterTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly byte[] Roster = RosterFiles.Workbook([RosterFiles.Header, .. Enumerable.Range(2000, 300).Select(n => RosterFiles.Row(n))]);

    public static TheoryData<string, string, byte[]> Files() => new()
    {
        { "a picture", "rosters.notAWorkbook", Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==") },
        { "a photograph", "rosters.notAWorkbook", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, .. "JFIF\0"u8, .. new byte[500]] },
        { "a PDF", "rosters.notAWorkbook", [.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, .. "\n1 0 obj\nstream\n"u8, 0, 1, 2, 3, .. "\nendstream"u8] },
        { "a table of a web page", "rosters.notAWorkbook", Encoding.UTF8.GetBytes("<html><table><tr><td>姓名</td><td>证件号码</td></tr></table></html>") },
        { "a Word document", "rosters.notAWorkbook", Archive(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<document/>")) },
        { "any archive", "rosters.notAWorkbook", Archive(("名单.csv", "姓名,证件号码")) },
        { "a workbook of Excel 97", "rosters.damaged", Compound("Workbook") },
        { "a workbook of Excel 95", "rosters.damaged", Compound("Book") },
        { "a workbook with a password", "rosters.encrypted", Compound("EncryptedPackage") },
        { "the old format of Word", "rosters.notAWorkbook", Compound("WordDocument") },
        { "the beginning of a workbook", "rosters.truncated", Roster[..30] },
        { "half a workbook", "rosters.truncated", Roster[..(Roster.Length / 2)] },
        { "a workbook without its last byte", "rosters.truncated", Roster[..^1] },
        { "a workbook with bytes lost inside", "rosters.damaged", [.. Roster[..400], .. Roster[464..]] },
        { "a list of one column", "rosters.headerMissing", new RawRoster().Texts("甲").Texts("乙").ToArray() },
        { "a header alone", "rosters.rowsMissing", new RawRoster().Texts("姓名", "证件号码").ToArray() },
        { "an entity that names a file", "rosters.suspicious", new RawRoster { Prologue = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" }.Texts("姓名", "证件号码").ToArray() },
        { "a part outside of the archive", "rosters.suspicious", With(new RawRoster().Texts("姓名", "证件号码").ToArray(), "../../etc/cron.d/x") },
        { "thousands of parts", "rosters.tooLargeInside", Archive([.. Enumerable.Range(0, 12_000).Select(n => ($"p{n}", ""))]) },
        { "thousands of columns", "rosters.tooLargeInside", new RawRoster().Texts([.. Enumerable.Repeat("姓名", 1001)]).ToArray() },
        { "a cell of a novel", "rosters.tooLargeInside", new RawRoster().Texts("姓名", "证件号码").Texts(new string('长', 40_000), "1").ToArray() },
        { "a quotation mark without end", "rosters.quoteUnclosed", Encoding.UTF8.GetBytes("姓名,证件号码\n\"张三,1\n李四,2\n") },
    };

    [Theory]
    [MemberData(nameof(Files), DisableDiscoveryEnumeration = true)]
    public async Task A_file_that_is_no_roster_is_refused_by_name_and_changes_nothing(string what, string code, byte[] file)
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var before = await CountsAsync();

        var import = await server.ImportAsync(client, server.World.School, file);

        import.GetProperty("status").GetString().ShouldBe("refused", $"{what}: {import.GetRawText()}");
        import.GetProperty("refusal").GetProperty("code").GetString().ShouldBe(code, what);
        import.GetProperty("refusal").GetProperty("title").GetString().ShouldBe(RosterProblems.OfCode(code).Zh);
        import.GetProperty("finishedAt").ValueKind.ShouldBe(JsonValueKind.String);
        import.GetProperty("annotated").GetBoolean().ShouldBeFalse();
        (await CountsAsync()).ShouldBe(before);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var listed = (await client.GetAsync("/api/organisation/imports").JsonAsync()).GetProperty("items")[0];
        listed.GetProperty("id").GetInt64().ShouldBe(import.GetProperty("id").GetInt64());
        listed.GetProperty("refusal").GetProperty("title").GetString().ShouldBe(RosterProblems.OfCode(code).En);
    }

    [Fact]
    public async Task Random_bytes_behind_the_signature_of_a_workbook_never_end_in_a_fault()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var random = new Random(20200123);
        for (var round = 0; round < 30; round++)
        {
            var file = (byte[])Roster.Clone();
            for (var change = 0; change < 20; change++)
                file[random.Next(4, file.Length)] = (byte)random.Next(256);

            var import = await server.ImportAsync(client, server.World.School, file);

            import.GetProperty("status").GetString().ShouldBeOneOf("refused", "completed", "unmapped");
            if (import.GetProperty("status").GetString() == "refused")
                import.GetProperty("refusal").GetProperty("code").GetString().ShouldNotBe("rosters.fault");
        }
    }

    [Fact]
    public async Task A_file_that_unpacks_to_gigabytes_is_refused_in_constant_memory()
    {
        var bomb = new RawRoster { BlankMegabytes = 3000 }.Texts("姓名", "证件号码").Texts("张三", RosterFiles.ResidentId(2400)).ToArray();
        bomb.Length.ShouldBeLessThan(4 << 20);
        var client = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var before = await CountsAsync();

        var import = await server.ImportAsync(client, server.World.School, bomb);

        import.GetProperty("refusal").GetProperty("code").GetString().ShouldBe("rosters.suspicious");
        (await CountsAsync()).ShouldBe(before);
        var layout = new ImportLayout(0, 1, [new ImportColumn(0, "name", ColumnMatch.Name), new ImportColumn(1, "documentNumber", ColumnMatch.Name)], []);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<SheetException>(() =>
        {
            using var sheet = ImportSheet.Open(ImportSheet.OpenBook(new MemoryStream(bomb)), layout, "documentNumber");
            while (sheet.Read())
                continue;
        }).Problem.ShouldBe(SheetProblem.SuspiciousCompression);
        (GC.GetAllocatedBytesForCurrentThread() - allocated).ShouldBeLessThan(4 << 20);
    }

    private Task<(int Persons, int Memberships, int Errors, int Outbox)> CountsAsync() => server.InDatabaseAsync(async db => (
        await db.Persons.CountAsync(), await db.Memberships.CountAsync(), await db.RosterRowErrors.CountAsync(),
        await db.Outbox.CountAsync(o => o.Kind == PersonChange.OutboxKind)));

    private static byte[] Archive(params (string Name, string Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
                part.Write(content);
            }
        }

        return file.ToArray();
    }

    private static byte[] With(byte[] workbook, string part)
    {
        using var file = new MemoryStream();
        file.Write(workbook);
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
            archive.CreateEntry(part);
        return file.ToArray();
    }

    /// <summary>A file of the old container format, just enough of it to have a directory with this entry.</summary>
    private static byte[] Compound(string stream)
    {
        var file = new byte[512 * 3];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(file, 0);
        file[0x1E] = 9;
        file[0x30] = 1;
        Encoding.Unicode.GetBytes(stream).CopyTo(file, 1024);
        file[1024 + 64] = (byte)((stream.Length + 1) * 2);
        return file;
    }
}
