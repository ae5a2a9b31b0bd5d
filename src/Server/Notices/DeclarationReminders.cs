using Paiyi.Server.Platform.Outbox;

namespace Paiyi.Server.Notices;

/// <summary>Puts the reminder to declare among the notices of the persons who were reminded.</summary>
internal static class DeclarationReminders
{
    private const string Zh = "您今天还没有健康申报，请尽快完成。";
    private const string En = "You have not declared your health today. Please do so soon.";

    public static Task TellAsync(OutboxBatch batch, CancellationToken ct) =>
        NoticeTable.AddAsync(batch, NoticeKind.DeclarationReminder, [.. batch.Subjects.Select(person => new NoticeText(person, Zh, En))], ct);
}
