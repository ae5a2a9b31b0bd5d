namespace Paiyi.Server.Declarations.Writing;

/// <summary>A first declaration of a day that waits for its commit.</summary>
internal sealed record PendingDeclaration(
    long PersonId, DateOnly Day, long CitizenId, Guid ClientKey, DeclarationAnswers Answers, DateTimeOffset AnsweredAt)
{
    private readonly TaskCompletionSource<bool> _committed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The same answers about another person.</summary>
    public PendingDeclaration Of(long person) => new(person, Day, CitizenId, ClientKey, Answers, AnsweredAt);

    /// <summary>True when this answer is in the table now; false when the person is not the citizen's to declare for, or has declared.</summary>
    public Task<bool> Committed => _committed.Task;

    public void Complete(bool inserted) => _committed.TrySetResult(inserted);

    public void Fail(Exception fault) => _committed.TrySetException(fault);
}

/// <summary>The checked answers of a declaration.</summary>
/// <param name="Attributes">A JSON object.</param>
internal sealed record DeclarationAnswers(
    short TemperatureTenths, Symptom[] Symptoms, bool ContactWithCase, bool TravelledIn14Days, string? TravelPlaces,
    string? Remarks, string Attributes);
