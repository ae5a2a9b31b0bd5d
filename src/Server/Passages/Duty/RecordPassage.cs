using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Passages.Verifications;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Passages.Duty;

/// <summary>
/// Records that a verified person was admitted or refused at a gate. The same decision about the same person twice
/// within a minute is one passage, also when two phones send it at the same moment.
/// </summary>
public static class RecordPassage
{
    public static async Task<Results<Created<RecordedPassage>, Ok<RecordedPassage>, Refusal>> Handle(
        RecordPassageRequest request, Staff staff, PaiyiDb db, SeenPersons seen, PassageSettings settings, LivePublisher live, TimeProvider clock,
        CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!await db.CheckpointsKeptBy(staff).AnyAsync(c => c.Id == request.CheckpointId, ct))
            return PassageProblems.CheckpointNotFound;
        if (await db.Passages.AsNoTracking().FirstOrDefaultAsync(p => p.ClientKey == request.ClientKey, ct) is { } sent)
            return await IsSameAsync(sent, request, staff, seen, ct) ? Created(sent) : PassageProblems.KeyReused;
        if (request.Reasons?.Contains(RefusalReason.Other) == true && string.IsNullOrWhiteSpace(request.Note))
            return PassageProblems.NoteMissing;
        if (RecordedTime.Check(request.At, now) is { } wrongTime)
            return wrongTime;
        var (verification, rejected) = await seen.FindAsync(request, staff, ct);
        if (verification is null)
            return rejected!;
        var fever = request.TemperatureTenths >= settings.FeverTenths;
        if (request.Outcome == PassageOutcome.Admitted && (fever || !verification.MayPass))
            return PassageProblems.MustRefuse.With("colour", verification.Colour).With("fever", fever);

        var passage = new Passage
        {
            CheckpointId = request.CheckpointId,
            PersonId = verification.PersonId,
            At = RecordedTime.Of(request.At, now),
            Direction = request.Direction,
            TemperatureTenths = request.TemperatureTenths,
            Colour = verification.Colour,
            Outcome = request.Outcome,
            Reasons = request.Outcome == PassageOutcome.Refused && request.Reasons is { Length: > 0 } reasons ? [.. reasons.Distinct().Order()] : null,
            Note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim(),
            KeeperId = staff.Id,
            ClientKey = request.ClientKey,
        };
        Passage? first;
        try
        {
            first = await AddOnceAsync(db, passage, ct);
        }
        catch (DbUpdateException e) when (e.Duplicates(Passage.ClientKeyIndex))
        {
            return PassageProblems.KeyReused;
        }

        live.Changed(LiveTopic.Passages, CheckpointScopes.Live, passage.CheckpointId);
        await seen.MarkRecordedAsync(request);
        return first is null ? Created(passage) : first.ClientKey == passage.ClientKey ? Created(first) : TypedResults.Ok(Answer(first, repeated: true));
    }

    /// <summary>
    /// Whether a request with a known number is that passage sent again. Its verification is forgotten in time, and then
    /// the person is taken on trust.
    /// </summary>
    private static async Task<bool> IsSameAsync(Passage sent, RecordPassageRequest request, Staff staff, SeenPersons seen, CancellationToken ct)
    {
        if (sent.KeeperId != staff.Id || sent.CheckpointId != request.CheckpointId || sent.Direction != request.Direction
            || sent.Outcome != request.Outcome || sent.TemperatureTenths != request.TemperatureTenths)
            return false;
        var (verification, _) = await seen.FindAsync(request, staff, ct);
        return verification is null || verification.PersonId == sent.PersonId;
    }

    /// <summary>Adds the passage unless it is there already; then answers the one that is.</summary>
    private static async Task<Passage?> AddOnceAsync(PaiyiDb db, Passage passage, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await SamePassage.LockAsync(db, [SamePassage.KeyOf(passage.CheckpointId, passage.PersonId, passage.Direction)], ct);
        var (from, to) = (passage.At - SamePassage.Within, passage.At + SamePassage.Within);
        var first = await db.Passages.AsNoTracking()
            .Where(p => p.CheckpointId == passage.CheckpointId && p.PersonId == passage.PersonId && p.Direction == passage.Direction
                && ((p.Outcome == passage.Outcome && p.At > from && p.At < to) || p.ClientKey == passage.ClientKey))
            .OrderBy(p => p.At).ThenBy(p => p.Id)
            .FirstOrDefaultAsync(ct);
        if (first is not null)
            return first;
        db.Add(passage);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    private static Created<RecordedPassage> Created(Passage passage) => TypedResults.Created((string?)null, Answer(passage, repeated: false));

    private static RecordedPassage Answer(Passage passage, bool repeated) => new(passage.Id, passage.At, passage.Outcome, repeated);
}

/// <param name="VerificationId">From the verification or look-up of this keeper at this checkpoint; absent when the phone was offline.</param>
/// <param name="Token">The code that the phone verified by itself while it was offline, valid at <paramref name="At"/>.</param>
/// <param name="TemperatureTenths">Tenths of a degree Celsius; absent when none was taken.</param>
/// <param name="ClientKey">The phone's own number for this passage: sent twice, it is one passage.</param>
/// <param name="Reasons">Why the person is refused; <c>other</c> needs a note.</param>
/// <param name="At">When it happened; up to 72 hours ago when the phone was offline.</param>
public sealed record RecordPassageRequest(
    long CheckpointId,
    [property: MaxLength(40)] string? VerificationId,
    [property: MaxLength(2000)] string? Token,
    Direction Direction,
    [property: Range(340, 430)] short? TemperatureTenths,
    PassageOutcome Outcome,
    [property: MaxLength(200)] string? Note,
    Guid ClientKey,
    DateTimeOffset At,
    [property: MaxLength(7)] RefusalReason[]? Reasons = null);

/// <param name="Repeated">True when it was recorded before, within a minute; the id is that of the first.</param>
public sealed record RecordedPassage(long Id, DateTimeOffset At, PassageOutcome Outcome, bool Repeated);
