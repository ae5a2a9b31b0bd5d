using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Declarations.Writing;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Declarations.Resident;

/// <summary>Stores a person's first answers for a day; sending the same answer again gives the same result.</summary>
public static class SubmitDeclaration
{
    internal static async Task<Results<Created<SubmittedDeclaration>, Ok<SubmittedDeclaration>, Refusal>> Handle(
        long personId, SubmitDeclarationRequest request, Citizen citizen, DeclarationWriter writer, DeclarationForm form,
        NpgsqlDataSource database, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (DeclarationDay.Check(request.Day, request.AnsweredAt, now) is { } wrongDay)
            return wrongDay;
        var (attributes, wrongAnswer) = await form.CheckAsync(request.Attributes, ct);
        if (wrongAnswer is not null)
            return wrongAnswer;
        var declaration = new PendingDeclaration(
            personId, request.Day, citizen.Id, request.ClientKey, request.ToAnswers(attributes),
            request.AnsweredAt < now ? request.AnsweredAt : now);
        var stored = await StoreAsync(declaration, now, writer, database, ct);
        if (!PersonProblems.NotFound.Equals(stored.Result))
            return stored;
        // What a phone kept while it was offline may name somebody who has since been merged into another.
        var survivor = await db.SurvivorOfAsync(personId, ct);
        return survivor == personId ? stored : await StoreAsync(declaration.Of(survivor), now, writer, database, ct);
    }

    private static async Task<Results<Created<SubmittedDeclaration>, Ok<SubmittedDeclaration>, Refusal>> StoreAsync(
        PendingDeclaration declaration, DateTimeOffset now, DeclarationWriter writer, NpgsqlDataSource database, CancellationToken ct)
    {
        var (personId, day) = (declaration.PersonId, declaration.Day);
        if (!writer.TryEnqueue(declaration))
            return DeclarationProblems.Busy.With("retryAfterSeconds", 3);
        if (await declaration.Committed)
            return TypedResults.Created($"/api/mobile/people/{personId}/declarations", new SubmittedDeclaration(personId, day, 1, now));

        return await DeclarationBatch.FindExistingAsync(database, declaration.CitizenId, personId, day, now, ct) switch
        {
            null => PersonProblems.NotFound,
            { ClientKey: null } => PlatformProblems.ChangedMeanwhile,
            { } first when first.ClientKey == declaration.ClientKey =>
                TypedResults.Ok(new SubmittedDeclaration(personId, day, 1, first.ReceivedAt)),
            { } other => DeclarationProblems.AlreadyDeclared(other.ReceivedAt, other.By),
        };
    }
}

/// <summary>The answers of a day.</summary>
/// <param name="ClientKey">Made by the phone for this answer, so that sending it again after a broken connection is safe.</param>
/// <param name="Day">The day in China that the answers are about: today, or yesterday when the phone was offline.</param>
/// <param name="TemperatureTenths">Tenths of a degree Celsius: 368 is 36.8.</param>
/// <param name="AnsweredAt">When the person answered, by the phone's clock.</param>
public sealed record SubmitDeclarationRequest(
    Guid ClientKey,
    DateOnly Day,
    [property: Range(340, 430)] int TemperatureTenths,
    [property: Required, MaxLength(7)] Symptom[] Symptoms,
    bool ContactWithCase,
    bool TravelledIn14Days,
    [property: MaxLength(200), RegularExpression(@"[^\0]*")] string? TravelPlaces,
    [property: MaxLength(500), RegularExpression(@"[^\0]*")] string? Remarks,
    Dictionary<string, JsonElement>? Attributes,
    DateTimeOffset AnsweredAt)
{
    internal DeclarationAnswers ToAnswers(string attributes) => new(
        (short)TemperatureTenths, [.. Symptoms.Distinct().Order()], ContactWithCase, TravelledIn14Days, Blank(TravelPlaces), Blank(Remarks), attributes);

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>The receipt of a declaration.</summary>
public sealed record SubmittedDeclaration(long PersonId, DateOnly Day, int Version, DateTimeOffset ReceivedAt);
