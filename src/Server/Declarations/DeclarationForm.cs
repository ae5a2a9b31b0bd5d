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

    /// <summary>The attributes asked today, in their order.</summary>
    public async ValueTask<IReadOnlyList<AttributeDefinition>> QuestionsAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_last is { } last && now - last.At < MaxAge && now >= last.At)
            return last.Questions;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaiyiDb>();
        var questions = await db.AttributeDefinitions.AsNoTracking()
            .Where(a => a.InDeclaration && a.RetiredAt == null).OrderBy(a => a.Position).ThenBy(a => a.Id).ToListAsync(ct);
        _last = new Read(questions, now);
        return questions;
    }

    /// <summary>Checks the answers to them; returns the answers to store, or what is wrong.</summary>
    internal static (JsonElement Answers, Refusal? Refusal) Check(
        IReadOnlyList<AttributeDefinition> questions, IReadOnlyDictionary<string, JsonElement>? answers)
    {
        var given = answers ?? new Dictionary<string, JsonElement>();
        if (given.Keys.FirstOrDefault(k => questions.All(q => q.Key != k)) is { } unknown)
            return (default, DeclarationProblems.AttributeUnknown(unknown));
        foreach (var question in questions)
        {
            var wrong = given.TryGetValue(question.Key, out var answer) && answer.ValueKind is not JsonValueKind.Null
                ? !Fits(question, answer)
                : question.Required;
            if (wrong)
                return (default, DeclarationProblems.AttributeWrong(question.Key, question.LabelZh, question.LabelEn));
        }

        return (JsonSerializer.SerializeToElement(given), null);
    }

    private static bool Fits(AttributeDefinition question, JsonElement answer) => question.Type switch
    {
        AttributeType.Number => answer.ValueKind == JsonValueKind.Number,
        AttributeType.Boolean => answer.ValueKind is JsonValueKind.True or JsonValueKind.False,
        AttributeType.Date => answer.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(answer.GetString(), "yyyy-MM-dd", out _),
        AttributeType.Choice => answer.ValueKind == JsonValueKind.String && question.Choices.Contains(answer.GetString()),
        _ => answer.ValueKind == JsonValueKind.String && answer.GetString()!.Length is > 0 and <= 200 && !answer.GetString()!.Contains('\0'),
    };

    private sealed record Read(IReadOnlyList<AttributeDefinition> Questions, DateTimeOffset At);
}
