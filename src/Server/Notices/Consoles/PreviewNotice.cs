using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Notices.Consoles;

/// <summary>Counts whom a notice would reach at this moment, before it is sent.</summary>
public static class PreviewNotice
{
    public static async Task<Results<Ok<NoticePreview>, Refusal>> Handle(
        PreviewNoticeRequest request, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct) =>
        await request.Audience.CheckAsync(db, staff, ct) is { } refusal
            ? refusal
            : TypedResults.Ok(await request.Audience.CountAsync(db, staff, clock.Today(), ct));
}
