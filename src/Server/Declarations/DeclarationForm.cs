using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Declarations;

/// <summary>
/// The questions that administrators have added to the declaration. Every process reads them again after a few
/// seconds, so that a new question appears without a restart.
/// </summary>
public sealed class DeclarationForm(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);
    private volatile Read? _last;

    /// <summary>The attributes asked now.</summary>
    public async ValueTask<AttributeSet> QuestionsAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_last is { } last && now - last.At < MaxAge && now >= last.At)
            return last.Questions;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaiyiDb>();
        var questions = AttributeSet.OfDeclarations(await db.AttributeDefinitions.AsNoTracking().ToListAsync(ct));
        _last = new Read(questions, now);
        return questions;
    }

    /// <summary>Checks the answers to them; returns the JSON to store, or everything that is wrong.</summary>
    internal async ValueTask<(string Answers, Refusal? Refusal)> CheckAsync(IReadOnlyDictionary<string, JsonElement>? answers, CancellationToken ct)
    {
        var refusals = new List<Refusal>();
        var json = (await QuestionsAsync(ct)).Check(AttributeSet.RawOf(answers), refusals);
        return (json, refusals.Count == 0 ? null : Refusal.OfFields(refusals));
    }

    private sealed record Read(AttributeSet Questions, DateTimeOffset At);
}
