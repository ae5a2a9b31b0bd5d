using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.People;
using Paiyi.Server.Regions;
using Paiyi.Server.Tests.Fixtures;
using Paiyi.Sheets;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Rosters.Consoles;

/// <summary>What the columns of files are taken for, and how an officer says otherwise.</summary>
public sealed class RosterMappingTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Api = "/api/organisation";
    private static readonly string[] Odd = ["代号", "称呼", "组别", "联络"];

    private Organisation School => server.World.School;

    [Fact]
    public async Task A_file_with_unknown_headers_waits_for_an_officer_with_a_guess_and_masked_samples()
    {
        var client = await OfficerAsync();

        var import = await server.CheckAsync(client, School, RosterFiles.Workbook([Odd, Line(8000), Line(8001)]));

        import.GetProperty("status").GetString().ShouldBe("unmapped");
        var form = await MappingAsync(client, import);
        (form.GetProperty("sheet").GetInt32(), form.GetProperty("headerRow").GetInt32(), form.GetProperty("changeable").GetBoolean()).ShouldBe((0, 1, true));
        var columns = form.GetProperty("columns").EnumerateArray().ToList();
        columns.Select(c => c.GetProperty("header").GetString()).ShouldBe(Odd);
        columns.Select(c => c.GetProperty("letter").GetString()).ShouldBe(["A", "B", "C", "D"]);
        columns.Select(c => c.GetProperty("field").GetString()).ShouldBe(["documentNumber", "name", null, null]);
        columns[0].GetProperty("by").GetString().ShouldBe("content");
        columns[3].GetProperty("suggestion").GetString().ShouldBe("phone");
        columns[0].GetProperty("samples")[0].GetString().ShouldBe($"1{new string('*', 16)}{RosterFiles.ResidentId(8000)[^1]}");
        columns[3].GetProperty("samples")[0].GetString().ShouldBe("139****8000");
        (await RegisteredAsync(8000)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_officer_says_what_the_columns_are_and_the_next_file_is_read_likewise_wherever_its_columns_stand()
    {
        var client = await OfficerAsync();
        string[] header = ["甲列", "乙列", "丙列"];
        var import = await server.CheckAsync(client, School, RosterFiles.Workbook([header, ["王小明", RosterFiles.ResidentId(8010), "三组"]]));

        var mapped = await server.MapAsync(client, import, Choice([(0, "name"), (1, "documentNumber"), (2, "group")], remember: true));
        mapped.GetProperty("status").GetString().ShouldBe("checked");
        (await server.CommitAsync(client, mapped)).Totals().ShouldBe([1, 1, 0, 0, 0, 0]);

        var next = await server.CheckAsync(client, School, RosterFiles.Workbook([["丙列", "甲列", "乙列"], ["四组", "王小明", RosterFiles.ResidentId(8010)]]));
        next.GetProperty("status").GetString().ShouldBe("checked");
        var columns = (await MappingAsync(client, next)).GetProperty("columns").EnumerateArray().ToList();
        columns.Select(c => c.GetProperty("field").GetString()).ShouldBe(["group", "name", "documentNumber"]);
        columns.ShouldAllBe(c => c.GetProperty("by").GetString() == "saved");

        // Its neighbour never sees it.
        var enterprise = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);
        var other = await server.CheckAsync(enterprise, server.World.Enterprise, RosterFiles.Workbook([header, ["王小明", RosterFiles.ResidentId(8011), "三组"]]));
        other.GetProperty("status").GetString().ShouldBe("unmapped");

        var saved = (await client.GetAsync($"{Api}/rosters/{School.Id}/mappings").JsonAsync()).EnumerateArray().First();
        saved.GetProperty("columns").EnumerateArray().Select(c => (c.GetProperty("header").GetString(), c.GetProperty("field").GetString()))
            .ShouldBe([("甲列", "姓名"), ("乙列", "证件号码"), ("丙列", "班级/部门")], ignoreOrder: true);
        (await client.DeleteAsync($"{Api}/rosters/{School.Id}/mappings/{saved.GetProperty("id").GetInt64()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await server.CheckAsync(client, School, RosterFiles.Workbook([header, ["王小明", RosterFiles.ResidentId(8010), "三组"]]))).GetProperty("status").GetString().ShouldBe("unmapped");
    }

    [Fact]
    public async Task A_value_that_nobody_understands_is_rejected_until_somebody_says_what_it_means()
    {
        var client = await OfficerAsync();
        string[] header = ["姓名", "证件类型", "证件号码", "性别", "出生日期"];
        var import = await server.CheckAsync(client, School, RosterFiles.Workbook([header,
            ["李甲", "护照", "E20000001", "先生", "1990-01-01"], ["李乙", "护照", "E20000002", "先生", "1990-01-01"], ["李丙", "护照", "E20000003", "女士", "1990-01-01"]]));

        import.GetProperty("rejected").GetInt32().ShouldBe(3);
        var values = (await MappingAsync(client, import)).GetProperty("values").EnumerateArray().ToList();
        values.Select(v => (v.GetProperty("field").GetString(), v.GetProperty("text").GetString(), v.GetProperty("rows").GetInt32())).ShouldBe([("sex", "先生", 2), ("sex", "女士", 1)]);

        var mapped = await server.MapAsync(client, import, Choice(
            [(0, "name"), (1, "documentType"), (2, "documentNumber"), (3, "sex"), (4, "birthDate")], [("sex", "先生", "男"), ("sex", "女士", "女")]));
        (await server.CommitAsync(client, mapped)).Totals().ShouldBe([3, 3, 0, 0, 0, 0]);
        var index = new PersonSeal(server.Cipher).DocumentIndex(DocumentType.Passport, "E20000003");
        (await server.InDatabaseAsync(db => db.Persons.SingleAsync(p => p.DocumentIndex == index))).Sex.ShouldBe(Sex.Female);
        (await client.PutAsJsonAsync($"{Api}/imports/{Id(import)}/mapping", Choice([(0, "name"), (2, "documentNumber")])).RefusalAsync()).ShouldBe((409, "rosters.notMappable"));
    }

    [Fact]
    public async Task A_sheet_without_header_is_read_from_its_first_row()
    {
        var client = await OfficerAsync();
        var import = await server.CheckAsync(client, School, RosterFiles.Workbook([["王小红", RosterFiles.ResidentId(8020)], ["张小兰", RosterFiles.ResidentId(8021)]]));

        import.GetProperty("status").GetString().ShouldBe("unmapped");
        var form = await MappingAsync(client, import);
        form.GetProperty("headerRow").GetInt32().ShouldBe(0);
        form.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("field").GetString()).ShouldBe(["name", "documentNumber"]);
        var mapped = await server.MapAsync(client, import, Choice([(0, "name"), (1, "documentNumber")], headerRow: 0, remember: true));
        mapped.GetProperty("created").GetInt32().ShouldBe(2);
        (await server.InDatabaseAsync(db => db.SavedMappings.CountAsync(m => m.OrganisationId == School.Id && m.Name == "名单.xlsx" && m.Signature.StartsWith("e3b0c4")))).ShouldBe(0);
    }

    [Fact]
    public async Task A_header_of_two_rows_is_understood()
    {
        var client = await OfficerAsync();
        var file = new RawRoster { MergedRanges = "A1:A2 B1:B2 C1:D1" }.Texts("姓名", "证件号码", "联系", "").Texts("", "", "手机号", "住址")
            .Texts("王小刚", RosterFiles.ResidentId(8030), RosterFiles.Phone(8030), "幸福路 1 号").ToArray();

        var import = await server.CheckAsync(client, School, file);

        import.GetProperty("status").GetString().ShouldBe("checked", import.GetRawText());
        (import.GetProperty("rows").GetInt32(), import.GetProperty("created").GetInt32()).ShouldBe((1, 1));
        (await MappingAsync(client, import)).GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("field").GetString())
            .ShouldBe(["name", "documentNumber", "phone", "address"]);
    }

    [Fact]
    public async Task The_sheet_that_holds_a_roster_is_found_and_another_can_be_chosen()
    {
        var client = await OfficerAsync();
        using var file = new MemoryStream();
        var book = new WorkbookWriter(file);
        void Sheet(string name, params string[][] rows)
        {
            var sheet = book.AddSheet(name, [.. rows[0].Select(_ => new SheetColumn(null) { Style = CellStyle.Text })]);
            foreach (var row in rows)
            {
                foreach (var cell in row)
                    sheet.Text(cell);
                sheet.EndRow();
            }
        }

        Sheet("说明", ["填表说明", "请如实填写"], ["一", "二"]);
        Sheet("一班", RosterFiles.Header, RosterFiles.Row(8040));
        Sheet("二班", RosterFiles.Header, RosterFiles.Row(8041), RosterFiles.Row(8042));
        await book.CompleteAsync();

        var import = await server.CheckAsync(client, School, file.ToArray());
        (import.GetProperty("status").GetString(), import.GetProperty("rows").GetInt32()).ShouldBe(("checked", 1));
        var form = await client.GetAsync($"{Api}/imports/{Id(import)}/mapping?sheet=2").JsonAsync();
        form.GetProperty("sheets").EnumerateArray().Select(s => s.GetProperty("name").GetString()).ShouldBe(["说明", "一班", "二班"]);
        form.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("field").GetString()).ShouldBe(["name", "documentNumber", "phone", "group"]);
        var mapped = await server.MapAsync(client, import, Choice([(0, "name"), (1, "documentNumber")], sheet: 2));
        mapped.GetProperty("rows").GetInt32().ShouldBe(2);
        var refused = await server.MapAsync(client, mapped, Choice([(0, "name"), (1, "documentNumber")], sheet: 9));
        (refused.GetProperty("refusal").GetProperty("code").GetString(), refused.GetProperty("mappable").GetBoolean()).ShouldBe(("rosters.sheetMissing", true));
        var again = await server.MapAsync(client, refused, Choice([(0, "name"), (1, "documentNumber")], sheet: 1));
        (again.GetProperty("status").GetString(), again.GetProperty("refusal").ValueKind).ShouldBe(("checked", JsonValueKind.Null));
    }

    [Fact]
    public async Task A_word_of_the_dictionary_counts_before_the_known_ones()
    {
        var client = await OfficerAsync();
        string[] header = ["花名", "证件号码", "编号"];
        var words = $"{Api}/rosters/{School.Id}/words";
        var added = await client.PostAsJsonAsync(words, new { word = " 花名（必填）", field = "name" }).JsonAsync();
        added.GetProperty("word").GetString().ShouldBe("花名");
        (await client.PostAsJsonAsync(words, new { word = "花名", field = "group" }).RefusalAsync()).ShouldBe((409, "rosters.wordTaken"));
        (await client.PostAsJsonAsync(words, new { word = "*：", field = "name" }).RefusalAsync()).ShouldBe((400, "rosters.wordBlank"));
        (await client.PostAsJsonAsync(words, new { word = "编号", field = "attributes.nothing" }).RefusalAsync()).ShouldBe((400, "rosters.fieldUnknown"));

        (await server.CheckAsync(client, School, RosterFiles.Workbook([header, ["王小花", RosterFiles.ResidentId(8050), "1"]]))).GetProperty("status").GetString().ShouldBe("checked");
        var fields = (await client.GetAsync(words).JsonAsync()).EnumerateArray().ToList();
        fields[0].GetProperty("known").EnumerateArray().Select(w => w.GetString()).ShouldContain("姓名");
        fields[0].GetProperty("added")[0].GetProperty("word").GetString().ShouldBe("花名");

        (await client.DeleteAsync($"{words}/{added.GetProperty("id").GetInt64()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.DeleteAsync($"{words}/{added.GetProperty("id").GetInt64()}").RefusalAsync()).ShouldBe((404, "rosters.wordNotFound"));
        (await server.CheckAsync(client, School, RosterFiles.Workbook([header, ["王小花", RosterFiles.ResidentId(8050), "1"]]))).GetProperty("status").GetString().ShouldBe("unmapped");
    }

    [Theory]
    [InlineData("rosters.nameColumnMissing", "documentNumber", "group")]
    [InlineData("rosters.documentColumnMissing", "name", "group")]
    [InlineData("rosters.fieldTwice", "name", "name")]
    [InlineData("rosters.fieldUnknown", "name", "attributes.nothing")]
    public async Task A_choice_that_cannot_be_read_is_refused(string code, string first, string second)
    {
        var client = await OfficerAsync();
        var import = await server.CheckAsync(client, School, RosterFiles.Workbook([Odd, Line(8060)]));

        (await client.PutAsJsonAsync($"{Api}/imports/{Id(import)}/mapping", Choice([(0, first), (1, second)])).RefusalAsync()).ShouldBe((400, code));
        (await client.PostAsync($"{Api}/imports/{Id(import)}/commit", null).RefusalAsync()).ShouldBe((409, "rosters.notChecked"));
        (await client.PostAsync($"{Api}/imports/{Id(import)}/cancel", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    private static string[] Line(int number) => [RosterFiles.ResidentId(number), "王小明", "一组", RosterFiles.Phone(number)];

    private static object Choice((int Index, string Field)[] columns, (string Field, string From, string To)[]? values = null, int sheet = 0, int headerRow = 1, bool remember = false) => new
    {
        sheet,
        headerRow,
        columns = columns.Select(c => new { index = c.Index, field = c.Field }),
        values = (values ?? []).Select(v => new { field = v.Field, from = v.From, to = v.To }),
        remember,
    };

    private Task<HttpClient> OfficerAsync() => server.StaffAsync(Role.OrganisationOfficer, School);

    private static Task<JsonElement> MappingAsync(HttpClient client, JsonElement import) => client.GetAsync($"{Api}/imports/{Id(import)}/mapping").JsonAsync();

    private static long Id(JsonElement import) => import.GetProperty("id").GetInt64();

    private Task<bool> RegisteredAsync(int number)
    {
        var index = new PersonSeal(server.Cipher).DocumentIndex(DocumentType.ResidentId, RosterFiles.ResidentId(number));
        return server.InDatabaseAsync(db => db.Persons.AnyAsync(p => p.DocumentIndex == index));
    }
}
