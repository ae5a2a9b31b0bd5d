using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.People;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Rosters;

/// <summary>Spreadsheets as they really are.</summary>
public sealed class RosterSheetTests(TestServer server) : IClassFixture<TestServer>
{
    private HttpClient _client = null!;

    [Fact]
    public async Task A_title_above_the_header_synonyms_and_any_order_are_understood_and_other_columns_told()
    {
        var file = new RawRoster { MergedRanges = "A1:D1" }.Texts("某某小学学生名单").Texts("序号", "身份证号（必填）", "学生姓名*", "爱好", "联系电话")
            .Texts("1", RosterFiles.ResidentId(100), "甲甲", "足球", RosterFiles.Phone(100));

        var import = await ImportAsync(file.ToArray());

        import.Totals().ShouldBe([1, 1, 0, 0, 0, 0]);
        import.GetProperty("ignoredColumns").EnumerateArray().Select(c => c.GetString()).ShouldBe(["序号", "爱好"]);
        (await PersonAsync(100)).PhoneMask.ShouldBe("139****0100");
    }

    [Fact]
    public async Task A_formula_counts_by_its_stored_result_and_without_one_the_row_is_rejected()
    {
        var file = new RawRoster().Texts("姓名", "证件号码")
            .Row(RawRoster.Formula("A9", "乙乙"), RawRoster.Text(RosterFiles.ResidentId(110)))
            .Row(RawRoster.Formula("A9", null), RawRoster.Text(RosterFiles.ResidentId(111)));

        await ShouldGiveAsync(file, [2, 1, 0, 0, 0, 1], (3, 1, "rosters.formulaWithoutValue"));
    }

    [Fact]
    public async Task Rows_with_merged_cells_are_rejected()
    {
        var file = new RawRoster { MergedRanges = "C2:C3" }.Texts("姓名", "证件号码", "班级")
            .Texts("丙丙", RosterFiles.ResidentId(120), "一班").Texts("丁丁", RosterFiles.ResidentId(121), "").Texts("戊戊", RosterFiles.ResidentId(122), "二班");

        await ShouldGiveAsync(file, [3, 1, 0, 0, 0, 2], (2, 3, "rosters.mergedCells"), (3, 3, "rosters.mergedCells"));
    }

    [Fact]
    public async Task Merged_cells_in_columns_that_are_not_read_do_no_harm()
    {
        var file = new RawRoster { MergedRanges = "C2:C3" }.Texts("姓名", "证件号码", "备注").Texts("己己", RosterFiles.ResidentId(130), "x").Texts("庚庚", RosterFiles.ResidentId(131));

        await ShouldGiveAsync(file, [2, 2, 0, 0, 0, 0]);
    }

    [Theory]
    [InlineData("2001-05-09")]
    [InlineData("2001/5/9")]
    [InlineData("2001.5.9")]
    [InlineData("2001年5月9日")]
    [InlineData("20010509")]
    [InlineData("２００１-０５-０９")]
    public async Task A_day_written_as_text_is_understood(string day)
    {
        var file = Passport($"E{7000000 + (Math.Abs(day.GetHashCode()) % 999999)}", RawRoster.Text(day));

        await ShouldGiveAsync(file, [1, 1, 0, 0, 0, 0]);
    }

    [Fact]
    public async Task Date_cells_count_from_1900_or_from_1904_as_the_workbook_says()
    {
        await ShouldGiveAsync(Passport("E8100001", RawRoster.Date("37020")), [1, 1, 0, 0, 0, 0]);
        await ShouldGiveAsync(Passport("E8100002", RawRoster.Date("35558"), date1904: true), [1, 1, 0, 0, 0, 0]);

        var seal = new PersonSeal(server.Cipher);
        foreach (var number in new[] { "E8100001", "E8100002" })
        {
            var index = seal.DocumentIndex(DocumentType.Passport, number);
            (await server.InDatabaseAsync(db => db.Persons.SingleAsync(p => p.DocumentIndex == index))).BirthDate.ShouldBe(new DateOnly(2001, 5, 9));
        }
    }

    [Fact]
    public async Task A_resident_id_stored_as_a_number_is_rejected_with_what_to_do()
    {
        var file = new RawRoster().Texts("姓名", "证件号码").Row(RawRoster.Text("辛辛"), RawRoster.Number("1.1010519881001001E+17"));

        await ShouldGiveAsync(file, [1, 0, 0, 0, 0, 1], (2, 2, "rosters.numberLostDigits"));
    }

    [Theory]
    [InlineData("110105198810010016")]
    [InlineData("1101051988100100")]
    [InlineData("1.10105198810010E+15")]
    public async Task Any_number_of_more_than_fifteen_digits_is_taken_for_damaged(string number)
    {
        var file = new RawRoster().Texts("姓名", "证件类型", "证件号码", "性别", "出生日期")
            .Row(RawRoster.Text("辛壬"), RawRoster.Text("其他"), RawRoster.Number(number), RawRoster.Text("男"), RawRoster.Text("1990-01-01"));

        await ShouldGiveAsync(file, [1, 0, 0, 0, 0, 1], (2, 3, "rosters.numberLostDigits"));
    }

    [Fact]
    public async Task A_permit_that_lost_its_leading_zero_is_rejected_with_what_to_do()
    {
        var file = new RawRoster().Texts("姓名", "证件类型", "证件号码", "性别", "出生日期")
            .Row(RawRoster.Text("壬壬"), RawRoster.Text("台胞证"), RawRoster.Number("1234567"), RawRoster.Text("男"), RawRoster.Text("1990-01-01"));

        await ShouldGiveAsync(file, [1, 0, 0, 0, 0, 1], (2, 3, "rosters.numberLostZeros"));
    }

    [Fact]
    public async Task A_class_that_became_a_date_and_an_error_value_are_rejected()
    {
        var file = new RawRoster().Texts("姓名", "证件号码", "班级")
            .Row(RawRoster.Text("癸癸"), RawRoster.Text(RosterFiles.ResidentId(140)), RawRoster.Date("45352"))
            .Row(RawRoster.Text("子子"), RawRoster.Text(RosterFiles.ResidentId(141)), RawRoster.Error());

        await ShouldGiveAsync(file, [2, 0, 0, 0, 0, 2], (2, 3, "rosters.textBecameDate"), (3, 3, "rosters.cellError"));
    }

    [Fact]
    public async Task Full_width_digits_and_a_phone_in_a_number_cell_are_normalised()
    {
        var wide = new string([.. RosterFiles.ResidentId(150).Select(c => (char)(c + 0xFEE0))]);
        var file = new RawRoster().Texts("姓名", "证件号码", "手机号").Row(RawRoster.Text("丑丑"), RawRoster.Text(wide), RawRoster.Number("13900000150"));

        await ShouldGiveAsync(file, [1, 1, 0, 0, 0, 0]);
        (await PersonAsync(150)).PhoneMask.ShouldBe("139****0150");
    }

    [Fact]
    public async Task Blank_rows_prepared_numbers_and_totals_are_not_counted()
    {
        var file = new RawRoster().Texts("序号", "姓名", "证件号码").Texts("1", "寅寅", RosterFiles.ResidentId(160)).Row(RawRoster.Empty())
            .Texts("2", "", " ").Texts("合计", "1人", "");

        await ShouldGiveAsync(file, [1, 1, 0, 0, 0, 0]);
    }

    [Theory]
    [InlineData("合计：35人")]
    [InlineData("总计人数 35")]
    [InlineData("Total: 35 students")]
    [InlineData("SUM")]
    public async Task A_total_is_known_by_its_whole_text(string total)
    {
        var file = new RawRoster().Texts("姓名", "证件号码").Texts("卯卯", RosterFiles.ResidentId(165)).Texts(total, "");

        (await ImportAsync(file.ToArray())).Totals()[0].ShouldBe(1);
    }

    [Theory]
    [InlineData("Sumit Kumar")]
    [InlineData("Sum Wing")]
    [InlineData("小计划")]
    public async Task Nobody_whose_name_begins_like_a_total_is_passed_over_unseen(string name)
    {
        var file = new RawRoster().Texts("姓名", "证件号码").Texts(name, "");

        await ShouldGiveAsync(file, [1, 0, 0, 0, 0, 1], (2, 2, "persons.documentNumberMissing"));
    }

    [Theory]
    [InlineData("\0", "a text file may hold any byte")]
    [InlineData("\u0001", "control characters")]
    [InlineData("\uD800", "half of a character")]
    [InlineData("\uFFFF", "no character")]
    public async Task What_no_table_can_store_never_ends_in_a_fault(string odd, string why)
    {
        string[] header = ["姓名", "证件号码", "手机号", "班级", "学号", "住址", "现住区划", $"备注{odd}"];
        var rows = Enumerable.Range(0, 400).Select(n => new[] { "某某", RosterFiles.ResidentId(7000 + n), "", "", "", "幸福路1号", "", "" }).ToList();
        // Far behind the beginning, by which a file is judged to be text.
        for (var column = 0; column < 7; column++)
            rows[390 + column][column] += $"{odd}甲";
        byte[] text = [.. RosterFiles.Text([header, .. rows])];

        var import = await ImportAsync(text);

        import.GetProperty("status").GetString().ShouldBeOneOf(["completed", "refused"], why);
        if (import.GetProperty("status").GetString() == "refused")
            import.GetProperty("refusal").GetProperty("code").GetString().ShouldNotBe("rosters.fault", why);
        else
            import.Totals()[0].ShouldBe(400);
    }

    [Theory]
    [InlineData("_x0000_")]
    [InlineData("_x0001_")]
    [InlineData("_xD800_")]
    [InlineData("_xFFFF_")]
    public async Task Escapes_of_what_no_table_can_store_never_end_in_a_fault(string odd)
    {
        string[] row = ["辰", RosterFiles.ResidentId(7500), "13900000150", "一班", "001", "幸福路", "东街道", "x"];
        var file = new RawRoster().Texts(["姓名", "证件号码", "手机号", "班级", "学号", "住址", "现住区划", $"{new string('长', 58)}{odd}😷"]);
        for (var column = 0; column < row.Length; column++)
            file.Texts([.. row.Select((text, c) => c == column ? $"{text}{odd}甲" : c == 1 ? RosterFiles.ResidentId(7500 + column) : text)]);

        var import = await ImportAsync(file.ToArray());

        import.GetProperty("status").GetString().ShouldBe("completed", import.GetRawText());
        import.Totals()[0].ShouldBe(row.Length);
        import.GetProperty("ignoredColumns").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_hidden_sheet_is_passed_over()
    {
        var file = new RawRoster { HiddenSheetFirst = true }.Texts("姓名", "证件号码").Texts("卯卯", RosterFiles.ResidentId(170));

        await ShouldGiveAsync(file, [1, 1, 0, 0, 0, 0]);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    public async Task Text_named_like_a_workbook_is_read_as_text(string encoding)
    {
        var number = encoding == "utf-8" ? 180 : 181;
        var import = await ImportAsync(RosterFiles.Text([RosterFiles.Header, RosterFiles.Row(number)], encoding));

        import.Totals().ShouldBe([1, 1, 0, 0, 0, 0]);
        (await PersonAsync(number)).Name.ShouldBe(RosterFiles.Row(number)[0]);
    }

    [Fact]
    public async Task A_region_is_found_by_name_or_code_and_an_unknown_one_is_rejected_with_a_suggestion()
    {
        var file = new RawRoster().Texts("姓名", "证件号码", "现住区划").Texts("辰辰", RosterFiles.ResidentId(190), "西街道")
            .Texts("巳巳", RosterFiles.ResidentId(191), "990102001 西街道").Texts("午午", RosterFiles.ResidentId(192), "西街到");

        await ShouldGiveAsync(file, [3, 2, 0, 0, 0, 1], (4, 3, "rosters.regionUnknown"));
        (await PersonAsync(190)).RegionId.ShouldBe(server.World.WestStreet.Id);
        (await PersonAsync(191)).RegionId.ShouldBe(server.World.WestStreet.Id);
    }

    private static RawRoster Passport(string number, string birthDate, bool date1904 = false) =>
        new RawRoster { Date1904 = date1904 }.Texts("姓名", "证件类型", "证件号码", "性别", "出生日期")
            .Row(RawRoster.Text("Mary Li"), RawRoster.Text("护照"), RawRoster.Text(number), RawRoster.Text("女"), birthDate);

    private async Task ShouldGiveAsync(RawRoster file, int[] totals, params (int Row, int Column, string Code)[] errors)
    {
        var import = await ImportAsync(file.ToArray());

        (await _client.ErrorsAsync(import)).ShouldBe(errors);
        import.Totals().ShouldBe(totals);
    }

    private async Task<JsonElement> ImportAsync(byte[] file)
    {
        _client = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        return await server.ImportAsync(_client, server.World.School, file);
    }

    private Task<Person> PersonAsync(int number)
    {
        var index = new PersonSeal(server.Cipher).DocumentIndex(DocumentType.ResidentId, RosterFiles.ResidentId(number));
        return server.InDatabaseAsync(db => db.Persons.AsNoTracking().SingleAsync(p => p.DocumentIndex == index));
    }
}
