using Npgsql;
using Paiyi.Server.Platform.Outbox;

namespace Paiyi.Server.Notices;

/// <summary>Tells residents what became of what they asked of the register, and why.</summary>
internal static class DecidedRequests
{
    public static async Task TellAsync(OutboxBatch batch, CancellationToken ct) =>
        await NoticeTable.AddAsync(batch, NoticeKind.RequestDecided, [.. (await ReadAsync(batch, ct)).Select(Words)], ct);

    private static NoticeText Words(Decided request)
    {
        var (askedZh, askedEn) = request.Kind switch
        {
            "JoinHousehold" => ($"您申请将{request.Name}加入家庭", $"You asked that {request.Name} join your household"),
            "LeaveHousehold" => ($"您申请{request.Name}退出家庭", $"You asked that {request.Name} leave the household"),
            _ => ($"您申请更正{request.Name}的{FieldZh(request.Field)}", $"You asked to correct {FieldEn(request.Field)} of {request.Name}"),
        };
        var (endZh, endEn) = request.Approved ? ("已办理完成。", "this has been done.") : ("未予通过。", "this was not agreed to.");
        return new NoticeText(
            request.PersonId,
            $"{askedZh}，{endZh}{(request.Reason is { } zh ? $"原因：{zh}" : "")}",
            $"{askedEn}: {endEn}{(request.Reason is { } en ? $" Reason: {en}" : "")}");
    }

    private static string FieldZh(string? field) => field switch
    {
        "Name" => "姓名",
        "Document" => "证件号码",
        "Phone" => "手机号",
        "Sex" => "性别",
        "BirthDate" => "出生日期",
        "Address" => "住址",
        _ => "其他信息",
    };

    private static string FieldEn(string? field) => field switch
    {
        "Name" => "the name",
        "Document" => "the document number",
        "Phone" => "the phone number",
        "Sex" => "the sex",
        "BirthDate" => "the date of birth",
        "Address" => "the address",
        _ => "other data",
    };

    /// <summary>Told is whoever asked: somebody who left the household with the decision would take the notice along.</summary>
    private static async Task<List<Decided>> ReadAsync(OutboxBatch batch, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT coalesce(own.id, r.applicant_id), r.kind, r.field, r.subject_name, r.state, r.decision_reason FROM person_requests r
            LEFT JOIN LATERAL (
                SELECT p.id FROM persons p JOIN citizen_accounts c ON c.phone_index = p.phone_index
                WHERE c.id = r.citizen_id AND p.archived_at IS NULL ORDER BY p.id <> r.applicant_id, p.id LIMIT 1) own ON true
            WHERE r.id = ANY($1) AND r.state IN ('Approved', 'Refused') ORDER BY r.id
            """, batch.Connection)
        {
            Parameters = { new() { Value = batch.Subjects } },
        };
        var requests = new List<Decided>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            requests.Add(new Decided(
                reader.GetInt64(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetString(3),
                reader.GetString(4) == "Approved", reader.IsDBNull(5) ? null : reader.GetString(5)));
        }

        return requests;
    }

    private sealed record Decided(long PersonId, string Kind, string? Field, string Name, bool Approved, string? Reason);
}
