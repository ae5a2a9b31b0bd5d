using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.ReturnApplications;

namespace Paiyi.Server.Notices;

/// <summary>
/// Tells those whom a decided return application is about: the roster of an organisation that wants to reopen, the members of the
/// groups that want to return. Of an application that only gives a number nobody knows who they are.
/// </summary>
internal static class DecidedReturns
{
    public static async Task TellAsync(OutboxBatch batch, CancellationToken ct)
    {
        foreach (var decided in await ReadAsync(batch, ct))
        {
            if (decided.Kind == ReturnKind.Reopen || decided.Groups.Length > 0)
                await NoticeTable.AddAsync(batch, NoticeKind.ReturnDecided, [.. (await PersonsAsync(batch, decided, ct)).Select(decided.Words)], ct);
        }
    }

    private static async Task<List<Decided>> ReadAsync(OutboxBatch batch, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT a.organisation_id, o.name, a.kind, a.state, a."from", a.groups,
                (SELECT s.text FROM return_steps s WHERE s.application_id = a.id ORDER BY s.id DESC LIMIT 1)
            FROM return_applications a JOIN organisations o ON o.id = a.organisation_id
            WHERE a.id = ANY($1) AND a.state IN ('Approved', 'Refused') ORDER BY a.id
            """, batch.Connection)
        {
            Parameters = { new() { Value = batch.Subjects } },
        };
        var applications = new List<Decided>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            applications.Add(new Decided(
                reader.GetInt64(0), reader.GetString(1), Enum.Parse<ReturnKind>(reader.GetString(2)), reader.GetString(3) == nameof(ReturnState.Approved),
                reader.IsDBNull(4) ? null : reader.GetFieldValue<DateOnly>(4), reader.GetFieldValue<string[]>(5),
                reader.IsDBNull(6) ? null : reader.GetString(6)));
        }

        return applications;
    }

    private static async Task<List<long>> PersonsAsync(OutboxBatch batch, Decided decided, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT DISTINCT m.person_id FROM memberships m JOIN persons p ON p.id = m.person_id AND p.archived_at IS NULL
            WHERE m.organisation_id = $1 AND m.left_at IS NULL AND ($2 OR m."group" = ANY($3))
            """, batch.Connection)
        {
            Parameters =
            {
                new() { Value = decided.OrganisationId }, new() { Value = decided.Kind == ReturnKind.Reopen },
                new() { Value = decided.Groups, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            },
        };
        var persons = new List<long>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            persons.Add(reader.GetInt64(0));
        return persons;
    }

    private sealed record Decided(
        long OrganisationId, string Organisation, ReturnKind Kind, bool Approved, DateOnly? From, string[] Groups, string? Reason)
    {
        public NoticeText Words(long personId)
        {
            var dayZh = From?.ToString("M月d日", CultureInfo.InvariantCulture);
            var dayEn = From?.ToString("d MMMM", CultureInfo.InvariantCulture);
            var (zh, en) = (Kind, Approved) switch
            {
                (ReturnKind.Reopen, true) => ($"{Organisation}的复工复学申请已同意，{dayZh}起恢复。", $"{Organisation} may reopen from {dayEn}."),
                (ReturnKind.Reopen, _) => ($"{Organisation}的复工复学申请未获同意。", $"{Organisation} may not reopen yet."),
                (_, true) => ($"{Organisation}：您所在的班级或部门{dayZh}起可以返岗返校。", $"{Organisation}: your group may return from {dayEn}."),
                _ => ($"{Organisation}：您所在的班级或部门暂不能返岗返校。", $"{Organisation}: your group may not return yet."),
            };
            return Reason is null
                ? new NoticeText(personId, zh, en)
                : new NoticeText(personId, $"{zh}{(Approved ? "说明" : "原因")}：{Reason}", $"{en} {(Approved ? "Note" : "Reason")}: {Reason}");
        }
    }
}
