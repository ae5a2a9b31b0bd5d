using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Contract;

/// <summary>Every writing operation of staff leaves an entry in the trail. A new operation needs a body here, or a reason.</summary>
public sealed partial class AuditedOperationTests(TestServer server) : IClassFixture<TestServer>
{
    /// <summary>What leaves none, and why.</summary>
    private static readonly Dictionary<string, string> Unaudited = new()
    {
        ["BeginTotp"] = "makes a secret that nothing knows until it is confirmed, which is told",
        ["FindPersons"] = "a list that is asked for by POST so that numbers stand in no address",
        ["SearchEverything"] = "the same, for the command palette",
        ["KeepPreference"] = "the look of one's own pages",
        ["ForgetPreference"] = "the look of one's own pages",
        ["VerifyHealthCode"] = "reads a code that is held up to the gate; the passage that follows is a record with its keeper",
        ["RecordPassage"] = "is itself a record that says who, when and where, and that nobody can change",
        ["ConfirmTotp"] = "needs a code of the moment; the entry stands in the transaction of the change",
        ["RemoveTotp"] = "needs an authenticator and a password; the entry stands in the transaction of the change",
        ["ChangePassword"] = "needs the present password; the entry stands in the transaction of the change",
        ["SignInStaff"] = "needs the password; its own test looks for the entry",
        ["OfferHandOver"] = "needs two keepers of the gate; the entry stands in the transaction of the change",
        ["AcceptHandOver"] = "needs two keepers of the gate; the entry stands in the transaction of the change",
        ["WithdrawHandOver"] = "needs two keepers of the gate; the entry stands in the transaction of the change",
        ["LookUpPerson"] = "needs a keeper of the gate; its own test looks for the entry",
        ["EndStaffSession"] = "needs a second session; the entry follows the end of it",
        ["MeasureExport"] = "counts, and writes nothing",
        ["TraceExport"] = "needs a file that was exported; its own test looks for the entry",
        ["DeleteColumnSet"] = "needs a set of one's own; its own test looks for the entry",
        ["CancelExport"] = "needs an export of one's own; its own test looks for the entry",
        ["ConfirmMarks"] = "needs an imported list of marks of another officer; its own test looks for the entries",
        ["IssueInitialPasswords"] = "needs accounts that an imported list of one's own has opened; its own test looks for the entry",
        ["PreviewNotice"] = "counts, and writes nothing",
    };

    [Fact]
    public async Task Every_writing_operation_of_staff_is_told_in_the_trail()
    {
        var bodies = await BodiesAsync();
        var wrong = new List<string>();
        foreach (var line in OperationTable.Written
            .Where(l => l.Method is "POST" or "PUT" or "DELETE" && l.ByRegion is not (OperationLine.Citizens or OperationLine.Everyone))
            .DistinctBy(l => l.Operation).Where(l => !Unaudited.ContainsKey(l.Operation)))
        {
            if (!bodies.TryGetValue(line.Operation, out var call))
            {
                wrong.Add($"no body here and no reason: {line}");
                continue;
            }

            var door = line.Path.Split('/')[2];
            var client = door == "mobile" ? await server.StaffAsync(Role.Gatekeeper, server.World.City)
                : line.ByRegion == "S" ? await server.StaffAsync(Role.SystemAdministrator, server.World.City)
                : door == "command" ? await server.StaffAsync(Role.CommandOfficer, server.World.City) : await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
            var staff = server.LastStaffId;
            var (ids, body) = call(staff);
            var number = 0;
            using var request = new HttpRequestMessage(new HttpMethod(line.Method), Parameter().Replace(line.Path, _ => $"{ids[number++]}"));
            request.Content = line.Operation is "UploadRoster" or "UploadDivisions" or "UploadList" ? new ByteArrayContent([1, 2])
                : line.Operation == "AddReturnAttachment" ? new ByteArrayContent("%PDF-1.7"u8.ToArray()) : body is null ? null : JsonContent.Create(body);
            using var answer = await client.SendAsync(request);
            if (!answer.IsSuccessStatusCode)
                wrong.Add($"{(int)answer.StatusCode} {line.Operation}: {await answer.Content.ReadAsStringAsync()} {server.Logs.Lines.LastOrDefault(l => l.Contains(" Error "))}");
            else if (!await server.InDatabaseAsync(db => db.AuditEntries.AnyAsync(a => a.StaffId == staff && a.Action == line.Operation)))
                wrong.Add($"leaves no entry: {line}");
        }

        wrong.ShouldBeEmpty();
        var told = await server.InDatabaseAsync(db => db.Database.SqlQuery<string>(
            $"""SELECT DISTINCT jsonb_object_keys(detail) AS "Value" FROM audit_entries WHERE jsonb_typeof(detail) = 'object'""").ToListAsync());
        foreach (var language in new[] { "zh", "en" })
            (await WithoutWordAsync(told, language)).ShouldBeEmpty(language);
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task The_filter_of_an_export_is_told_in_words(string language)
    {
        var filters = typeof(AuditTrail).Assembly.GetTypes().Where(t => t.Name.EndsWith("Filter", StringComparison.Ordinal))
            .SelectMany(t => t.GetProperties()).Where(p => p.SetMethod is { IsPublic: true }).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Distinct().ToList();

        filters.Count.ShouldBeGreaterThan(40);
        (await WithoutWordAsync(filters, language)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ChangeStaff", "name")]
    [InlineData("ChangeOrganisation", "name")]
    [InlineData("EditMembership", "group")]
    [InlineData("UpdateCheckpoint", "name")]
    public async Task An_edit_tells_what_was_before_and_after(string operation, string field)
    {
        var line = OperationTable.Written.First(l => l.Operation == operation && l.Path.StartsWith("/api/command", StringComparison.Ordinal));
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var staff = server.LastStaffId;
        var (ids, body) = (await BodiesAsync())[operation](staff);
        var number = 0;
        using var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(line.Method), Parameter().Replace(line.Path, _ => $"{ids[number++]}"))
        {
            Content = JsonContent.Create(body),
        });
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());

        var entry = await server.InDatabaseAsync(db => db.AuditEntries.AsNoTracking().SingleAsync(a => a.StaffId == staff && a.Action == operation));
        var change = entry.Changes!.Value.Deserialize<AuditChange[]>(JsonSerializerOptions.Web)!.Single(c => c.Field == field);
        change.Before.ShouldNotBe(change.After);
        change.After.ShouldNotBeNull();
    }

    private static async Task<IEnumerable<string>> WithoutWordAsync(IEnumerable<string> keys, string language)
    {
        var words = Words().Match(await File.ReadAllTextAsync(Path.Combine(Repository.Root, $"web/packages/console-pages/src/audit/words.{language}.ts"))).Value;
        return keys.Where(key => !words.Contains($"\n    {key}: '", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\n  keys: \{.*?\n  \},", RegexOptions.Singleline)]
    private static partial Regex Words();
}
