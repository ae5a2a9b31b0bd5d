using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Declarations.Resident;

/// <summary>Gives the questions of today's declaration in the caller's language.</summary>
public static class GetDeclarationForm
{
    public static async Task<Ok<DeclarationFormView>> Handle(HttpRequest request, DeclarationForm form, TimeProvider clock, CancellationToken ct)
    {
        var language = Languages.Of(request);
        var english = language == Language.English;
        var questions = await form.QuestionsAsync(ct);
        return TypedResults.Ok(new DeclarationFormView(
            clock.Today(),
            [.. Enum.GetValues<Symptom>().Select(s => new SymptomQuestion(s, SymptomTexts.Of(s, language)))],
            [.. questions.Definitions.Select(q => new AttributeQuestion(q.Key, english ? q.LabelEn : q.LabelZh, q.Type, q.Choices, q.Required))]));
    }
}

/// <summary>The form of a day.</summary>
public sealed record DeclarationFormView(
    DateOnly Day, IReadOnlyList<SymptomQuestion> Symptoms, IReadOnlyList<AttributeQuestion> Attributes);

public sealed record SymptomQuestion(Symptom Code, string Text);

/// <summary>A question that an administrator added.</summary>
public sealed record AttributeQuestion(string Key, string Label, AttributeType Type, IReadOnlyList<string> Choices, bool Required);
