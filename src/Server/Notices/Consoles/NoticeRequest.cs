using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Notices.Consoles;

/// <summary>A notice as it is written.</summary>
/// <param name="SendAt">When to send it; now when absent.</param>
/// <param name="Urgent">Text messages leave at night too.</param>
public sealed record CreateNoticeRequest(
    [property: Required, MaxLength(60), RegularExpression(@"^[\s\S]*\S[\s\S]*$")] string TitleZh,
    [property: Required, MaxLength(300), RegularExpression(@"^[\s\S]*\S[\s\S]*$")] string Zh,
    [property: MaxLength(120)] string? TitleEn,
    [property: MaxLength(600)] string? En,
    [property: Required] NoticeAudience Audience,
    bool InApp,
    bool Sms,
    bool Urgent,
    DateTimeOffset? SendAt);

/// <param name="Audience">Whom it would be for.</param>
public sealed record PreviewNoticeRequest([property: Required] NoticeAudience Audience);

/// <summary>How many it would reach at this moment.</summary>
/// <param name="WithPhone">Those of them who have a phone number.</param>
public sealed record NoticePreview(int Persons, int WithPhone);

/// <summary>What both asking and sending check first.</summary>
internal static class NoticeAudienceChecks
{
    public static async Task<Refusal?> CheckAsync(this NoticeAudience audience, PaiyiDb db, Staff staff, CancellationToken ct)
    {
        var scope = staff.Scope;
        if (audience.Regions is { Length: > 0 } regions && await db.Regions.In(scope).CountAsync(r => regions.Contains(r.Path), ct) < regions.Distinct().Count())
            return NoticeProblems.AudienceUnknown.At("audience");
        if (audience.OrganisationIds is { Length: > 0 } organisations
            && await db.Organisations.In(scope).CountAsync(o => organisations.Contains(o.Id), ct) < organisations.Distinct().Count())
            return NoticeProblems.AudienceUnknown.At("audience");
        if (audience.PersonIds is { Length: > 0 } persons && await db.PersonsIn(scope).CountAsync(p => persons.Contains(p.Id), ct) < persons.Distinct().Count())
            return NoticeProblems.AudienceUnknown.At("audience");
        return audience.Groups is { Length: > 0 } && audience.Organisations(scope).Length != 1 ? NoticeProblems.GroupsNeedOrganisation.At("audience") : null;
    }

    public static async Task<NoticePreview> CountAsync(this NoticeAudience audience, PaiyiDb db, Staff staff, DateOnly today, CancellationToken ct)
    {
        var persons = audience.In(db, staff.Scope, today);
        return await persons.GroupBy(_ => 1)
            .Select(g => new NoticePreview(g.Count(), g.Count(p => p.PhoneSealed != null))).FirstOrDefaultAsync(ct) ?? new NoticePreview(0, 0);
    }
}
