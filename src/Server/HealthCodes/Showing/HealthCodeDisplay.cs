using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.HealthCodes.Resident;
using Paiyi.Server.HealthCodes.Tokens;
using Paiyi.Server.People;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Sessions;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Policies;

namespace Paiyi.Server.HealthCodes.Showing;

/// <summary>Makes the answer that shows a code, and keeps it for a minute as the bytes that are sent.</summary>
internal sealed class HealthCodeDisplay(
    HealthCodeCache cache, CurrentCodes codes, RuleSets ruleSets, HealthCodeTokenWriter tokens, IServiceScopeFactory scopes, TimeProvider clock,
    IOptions<JsonOptions> json)
{
    public static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(5);

    /// <summary>The answer as JSON in UTF-8; null when the person is not the citizen's to act for.</summary>
    public async ValueTask<byte[]?> ShowAsync(
        Citizen citizen, SessionCompanionValues read, long personId, Language language, CancellationToken ct)
    {
        var (answer, mayAct) = HealthCodeCache.Find(read, personId);
        if (answer is not null)
            return answer;
        if (!mayAct && !await MayActAsync(citizen, read.SessionHash, personId, ct))
            return null;
        if (await codes.ReadAsync(personId, ct) is not { } code)
            return null;
        var rules = await ruleSets.HealthCodeRulesAsync(code.RuleVersion, ct);
        var view = ToView(code, ReasonView.Of(code.Reasons, rules, language));
        answer = JsonSerializer.SerializeToUtf8Bytes(view, json.Value.SerializerOptions);
        await cache.KeepAsync(personId, language, answer, Age(code, view.IssuedAt));
        return answer;
    }

    private async Task<bool> MayActAsync(Citizen citizen, string session, long personId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaiyiDb>();
        var persons = await db.PersonsOf(citizen, clock.Today()).Select(p => p.Id).ToArrayAsync(ct);
        await cache.KeepAccessAsync(session, persons);
        return persons.Contains(personId);
    }

    /// <summary>No answer is kept beyond the instant at which time alone may change it.</summary>
    private static TimeSpan Age(CurrentCode code, DateTimeOffset now) =>
        code.NextReviewAt is { } next && next - now < HealthCodeCache.MaxAge
            ? TimeSpan.FromSeconds(Math.Max(1, (next - now).TotalSeconds))
            : HealthCodeCache.MaxAge;

    private HealthCodeView ToView(CurrentCode code, IReadOnlyList<ReasonView> reasons)
    {
        var issued = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        var colour = HealthCodeRules.OutcomeOf(code.Colour);
        var token = new HealthCodeToken(
            Guid.NewGuid(), code.Reference, colour, issued, issued + TokenLife, code.RuleVersion, Masks.Name(code.Name));
        return new HealthCodeView(
            code.PersonId, code.Name, code.Colour, reasons, code.RuleVersion, code.DecidedAt, tokens.Write(token),
            issued, issued + TokenLife, (int)HealthCodeCache.MaxAge.TotalSeconds);
    }
}
