using Npgsql;
using Paiyi.Server.Platform.Outbox;

namespace Paiyi.Server.Notices;

internal sealed record NoticeText(long PersonId, string Zh, string En);

internal static class NoticeTable
{
    private const int ZhLength = 300;
    private const int EnLength = 600;

    /// <summary>Adds notices in the transaction of the outbox batch; for persons who are gone, none.</summary>
    public static async Task AddAsync(OutboxBatch batch, NoticeKind kind, IReadOnlyCollection<NoticeText> notices, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO notices (person_id, kind, zh, en, at)
            SELECT n.person_id, $4, n.zh, n.en, $5 FROM unnest($1, $2, $3) AS n(person_id, zh, en) JOIN persons p ON p.id = n.person_id
            """, batch.Connection)
        {
            Parameters =
            {
                new() { Value = notices.Select(n => n.PersonId).ToArray() },
                new() { Value = notices.Select(n => Cut(n.Zh, ZhLength)).ToArray() },
                new() { Value = notices.Select(n => Cut(n.En, EnLength)).ToArray() },
                new() { Value = kind.ToString() },
                new() { Value = batch.Services.GetRequiredService<TimeProvider>().GetUtcNow() },
            },
        };
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The beginning of a text that is too long; a character of two halves is not cut apart.</summary>
    private static string Cut(string text, int length) => text.Length <= length
        ? text
        : $"{text[..(char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1)]}…";
}
