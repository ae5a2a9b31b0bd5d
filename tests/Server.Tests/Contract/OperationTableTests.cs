using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Contract;

/// <summary>Walks every operation as everybody, against the written table.</summary>
public sealed partial class OperationTableTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public void The_table_lists_exactly_the_operations_that_are_served() =>
        OperationTable.Served(server.Services.GetServices<EndpointDataSource>())
            .Select(o => $"{o.Method} {o.Path} {o.Operation}")
            .ShouldBe(OperationTable.Written.Select(l => $"{l.Method} {l.Path} {l.Operation}"), ignoreOrder: true);

    [Fact]
    public async Task Strangers_are_admitted_only_where_the_table_says_everyone()
    {
        var wrong = new List<string>();
        foreach (var line in OperationTable.Written)
        {
            var status = await StatusAsync(server.Anonymous(), line);
            if (status == HttpStatusCode.Unauthorized == (line.ByRegion == OperationLine.Everyone))
                wrong.Add($"{(int)status} {line}");
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Citizens_enter_only_what_is_theirs()
    {
        var citizen = await server.CitizenAsync("19900000001");
        var wrong = new List<string>();
        foreach (var line in OperationTable.Written)
        {
            var status = await StatusAsync(IsSignOut(line) ? await server.CitizenAsync("19900000002") : citizen, line);
            var admitted = status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden);
            if (admitted != (line.ByRegion is OperationLine.Citizens or OperationLine.Everyone))
                wrong.Add($"{(int)status} {line}");
        }

        wrong.ShouldBeEmpty();
    }

    public static TheoryData<Role, bool> Identities =>
        [.. Enum.GetValues<Role>().SelectMany(r => new[] { new TheoryDataRow<Role, bool>(r, false), new TheoryDataRow<Role, bool>(r, true) })];

    [Theory]
    [MemberData(nameof(Identities))]
    public async Task Staff_are_admitted_as_written(Role role, bool byOrganisation)
    {
        Task<HttpClient> SignInAsync() => byOrganisation ? server.StaffAsync(role, server.World.School) : server.StaffAsync(role, server.World.City);
        var client = await SignInAsync();
        var wrong = new List<string>();
        foreach (var line in OperationTable.Written.Where(l => l.ByRegion != OperationLine.Everyone))
        {
            var status = await StatusAsync(IsSignOut(line) ? await SignInAsync() : client, line);
            var admitted = status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden);
            if (admitted != line.Admits(role, byOrganisation))
                wrong.Add($"{(int)status} {line}");
        }

        wrong.ShouldBeEmpty();
    }

    /// <summary>Ids that exist nowhere: whoever may enter is told 404 or 400, never 401 or 403.</summary>
    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, OperationLine line)
    {
        var path = Parameter().Replace(line.Path, m => m.Value.Contains("guid") ? Guid.Empty.ToString() : m.Value.Contains("day") ? "2026-03-02" : "999999999");
        using var request = new HttpRequestMessage(new HttpMethod(line.Method), path);
        if (line.Method is "POST" or "PUT" or "DELETE")
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if ((int)answer.StatusCode >= 500)
            Assert.Fail($"{line}: {await answer.Content.ReadAsStringAsync()}");
        return answer.StatusCode;
    }

    private static bool IsSignOut(OperationLine line) => line.Operation.StartsWith("SignOut", StringComparison.Ordinal);

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
