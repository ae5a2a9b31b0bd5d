using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Notices.Resident;

/// <summary>Lists the notices of the persons that the caller may act for, the newest first.</summary>
public static class ListNotices
{
    public static async Task<Ok<Page<NoticeRow>>> Handle(
        [AsParameters] PageRequest page, Citizen citizen, HttpRequest request, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        var english = Languages.Of(request) == Language.English;
        var persons = await db.PersonsOf(citizen, clock.Today()).Select(p => p.Id).ToListAsync(ct);
        return TypedResults.Ok(await db.Notices.Where(n => persons.Contains(n.PersonId)).ToPageAsync(
            page, n => n.Id,
            n => new NoticeRow(n.Id, n.PersonId, n.Kind, english ? n.TitleEn : n.TitleZh, english ? n.En : n.Zh, n.At, n.ReadAt != null),
            r => r.Id, ct));
    }
}

/// <summary>A notice in the caller's language; only what an officer wrote has a title.</summary>
public sealed record NoticeRow(long Id, long PersonId, NoticeKind Kind, string? Title, string Text, DateTimeOffset At, bool Read);
