using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Notices.Resident;

/// <summary>Notes that a notice was read; reading it again changes nothing.</summary>
public static class ReadNotice
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, Citizen citizen, PaiyiDb db, LivePublisher live, TimeProvider clock, CancellationToken ct)
    {
        var persons = db.PersonsOf(citizen, clock.Today());
        var notice = await db.Notices.FirstOrDefaultAsync(n => n.Id == id && persons.Any(p => p.Id == n.PersonId), ct);
        if (notice is null)
            return NoticeProblems.NotFound;
        if (notice.ReadAt is not null)
            return TypedResults.NoContent();
        notice.ReadAt = clock.GetUtcNow();
        await db.SaveChangesAsync(ct);
        if (notice.OfficerNoticeId is { } written)
            live.Changed(LiveTopic.Notices, LiveNotices.Source, written);
        return TypedResults.NoContent();
    }
}
