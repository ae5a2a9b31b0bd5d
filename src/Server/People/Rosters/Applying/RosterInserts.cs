using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Outbox;

namespace Paiyi.Server.People.Rosters.Applying;

/// <summary>
/// The new rows of a batch. A first roster is nothing but new rows, three for each person; by COPY they cost a fraction
/// of what <c>SaveChanges</c> takes for them.
/// </summary>
internal sealed class RosterInserts(IModel model)
{
    private readonly BinaryCopy<Person> _copyPersons = new(model);
    private readonly BinaryCopy<Membership> _copyMemberships = new(model);
    private readonly BinaryCopy<OutboxRow> _copyOutbox = new(model, withKeys: false);
    private readonly BinaryCopy<RosterRowError> _copyErrors = new(model);
    private readonly List<Person> _persons = [];
    private readonly List<Membership> _memberships = [];
    private readonly List<OutboxRow> _outbox = [];
    private readonly List<RosterRowError> _errors = [];

    public void Add(Person person) => _persons.Add(person);

    public void Add(Membership membership) => _memberships.Add(membership);

    public void Add(OutboxRow row) => _outbox.Add(row);

    public void Add(RosterRowError error) => _errors.Add(error);

    /// <summary>Forgets what was added: the next batch begins, or the same one again.</summary>
    public void Clear()
    {
        _persons.Clear();
        _memberships.Clear();
        _outbox.Clear();
        _errors.Clear();
    }

    /// <summary>Writes everything that was added, in the transaction that the context is in.</summary>
    public async Task WriteAsync(PaiyiDb into, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)into.Database.GetDbConnection();
        await _copyPersons.WriteAsync(connection, _persons, ct);
        await _copyMemberships.WriteAsync(connection, _memberships, ct);
        await _copyOutbox.WriteAsync(connection, _outbox, ct);
        await _copyErrors.WriteAsync(connection, _errors, ct);
    }
}
