using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Declarations.Resident;

/// <summary>Adds a corrected version of a day's answers until midnight of that day; the version before is kept.</summary>
public static class CorrectDeclaration
{
    public static async Task<Results<Ok<CorrectedDeclaration>, Refusal>> Handle(
        long personId, DateOnly day, CorrectDeclarationRequest request, Citizen citizen, DeclarationForm form, PaiyiDb db,
        LivePublisher live, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = ChinaTime.DayOf(now);
        if (!await db.PersonsOf(citizen, today).AnyAsync(p => p.Id == personId, ct))
            return PersonProblems.NotFound;
        if (day != today)
            return DeclarationProblems.CorrectionClosed;
        if (DeclarationDay.Check(day, request.AnsweredAt, now) is { } wrongDay)
            return wrongDay;
        var (attributes, wrongAnswer) = await form.CheckAsync(request.Attributes, ct);
        if (wrongAnswer is not null)
            return wrongAnswer;

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Waits for a correction that is being made at this moment, and then finds nothing left to supersede.
        var superseded = await db.Declarations
            .Where(d => d.PersonId == personId && d.Day == day && d.Version == request.Version && !d.Superseded)
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.Superseded, true), ct);
        var version = checked((short)(request.Version + 1));
        if (superseded == 0)
        {
            var sentTwice = await db.Declarations.AnyAsync(
                d => d.PersonId == personId && d.Day == day && d.Version == version && d.ClientKey == request.ClientKey, ct);
            return sentTwice ? TypedResults.Ok(new CorrectedDeclaration(version)) : PlatformProblems.ChangedMeanwhile;
        }

        db.Declarations.Add(NewVersion(personId, day, version, request, citizen, attributes, now));
        db.Outbox.Add(new OutboxRow { Kind = PersonChange.OutboxKind, Subject = personId, DueAt = now });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        live.Changed(LiveTopic.Declarations, LivePersons.Source, personId);
        return TypedResults.Ok(new CorrectedDeclaration(version));
    }

    private static Declaration NewVersion(
        long personId, DateOnly day, short version, CorrectDeclarationRequest request, Citizen citizen, string attributes, DateTimeOffset now)
    {
        var answers = request.ToAnswers(attributes);
        return new Declaration
        {
            PersonId = personId,
            Day = day,
            Version = version,
            TemperatureTenths = answers.TemperatureTenths,
            Symptoms = answers.Symptoms,
            ContactWithCase = answers.ContactWithCase,
            TravelledIn14Days = answers.TravelledIn14Days,
            TravelPlaces = answers.TravelPlaces,
            Remarks = answers.Remarks,
            Attributes = JsonSerializer.Deserialize<JsonElement>(answers.Attributes),
            AnsweredAt = request.AnsweredAt.ToUniversalTime() < now ? request.AnsweredAt.ToUniversalTime() : now,
            ReceivedAt = now,
            CitizenId = citizen.Id,
            ClientKey = request.ClientKey,
        };
    }
}

/// <summary>The corrected answers of a day.</summary>
/// <param name="ClientKey">Made by the phone for this correction.</param>
/// <param name="Version">The version that is corrected: the newest that the phone has seen.</param>
public sealed record CorrectDeclarationRequest(
    Guid ClientKey,
    [property: Range(1, 1000)] int Version,
    [property: Range(340, 430)] int TemperatureTenths,
    [property: Required, MaxLength(7)] Symptom[] Symptoms,
    bool ContactWithCase,
    bool TravelledIn14Days,
    [property: MaxLength(200), RegularExpression(@"[^\0]*")] string? TravelPlaces,
    [property: MaxLength(500), RegularExpression(@"[^\0]*")] string? Remarks,
    Dictionary<string, JsonElement>? Attributes,
    DateTimeOffset AnsweredAt)
{
    internal Writing.DeclarationAnswers ToAnswers(string attributes) => new SubmitDeclarationRequest(
        ClientKey, default, TemperatureTenths, Symptoms, ContactWithCase, TravelledIn14Days, TravelPlaces, Remarks, Attributes, AnsweredAt)
        .ToAnswers(attributes);
}

/// <summary>The version that a correction made.</summary>
public sealed record CorrectedDeclaration(int Version);
