using System.Buffers.Binary;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.People.Rosters.Sheet;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.People.Rosters.Applying;

/// <summary>What stays the same through an import.</summary>
/// <param name="Importer">What the member of staff who uploaded the file may see.</param>
internal sealed record RosterContext(
    long ImportId, long OrganisationId, Scope Importer, RosterHeader Header, AttributeSet Attributes, RosterRegions Regions, RosterInserts Inserts);

/// <summary>
/// Applies some rows of an import, all or none of them, and moves the import's counters and its next row in the same
/// transaction. The import's row is locked and must stand where the caller believes it does, so each row is applied
/// exactly once, whatever dies and however many processes try.
/// </summary>
internal sealed class RosterBatch(PaiyiDb db, PersonSeal seal, RosterContext context, DateTimeOffset now)
{
    private readonly RosterMatch _match = new(seal, context.ImportId, now);
    private readonly HashSet<UInt128> _accepted = [];
    private Dictionary<UInt128, Person> _persons = [];
    private ILookup<long, Membership> _memberships = Array.Empty<Membership>().ToLookup(m => m.PersonId);
    private Queue<long> _ids = [];

    /// <summary>The documents of rows as keys; what a person's row in the register is found by.</summary>
    public static UInt128 Key(byte[] documentIndex) => BinaryPrimitives.ReadUInt128BigEndian(documentIndex);

    /// <summary>Applies the rows and returns the documents that were accepted.</summary>
    /// <param name="from">The row at which the import must stand.</param>
    /// <param name="next">The row at which it stands afterwards.</param>
    /// <param name="seen">Documents of earlier rows of the file.</param>
    public async Task<HashSet<UInt128>> ApplyAsync(
        IReadOnlyList<RosterRow> rows, int from, int next, HashSet<UInt128> seen, CancellationToken ct)
    {
        context.Inserts.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var import = await db.RosterImports.FromSql($"SELECT * FROM roster_imports WHERE id = {context.ImportId} FOR UPDATE").SingleAsync(ct);
        if (import.Status != ImportStatus.Running || import.NextRow != from)
            throw new InvalidOperationException($"Import {context.ImportId} stands at row {import.NextRow}, not at {from}: another process applies it.");

        await context.Regions.LoadAsync(db, rows.Where(r => r.Person is not null).Select(r => r.Region), ct);
        var documents = rows.Where(r => r.Person is not null).ToDictionary(
            r => r.Number, r => seal.DocumentIndex(r.Person!.DocumentType, r.Person.DocumentNumber));
        await LoadAsync(rows, documents, ct);
        foreach (var row in rows)
            Count(import, Apply(row, documents.GetValueOrDefault(row.Number), seen));
        import.NextRow = next;
        await db.SaveChangesAsync(ct);
        await context.Inserts.WriteAsync(db, ct);
        await transaction.CommitAsync(ct);
        return _accepted;
    }

    /// <summary>Locks the known persons, in the order of their keys so that two imports cannot wait for each other.</summary>
    private async Task LoadAsync(IReadOnlyList<RosterRow> rows, Dictionary<int, byte[]> documents, CancellationToken ct)
    {
        var known = rows.Where(r => r.Person is not null).ToArray();
        string[] types = [.. known.Select(r => r.Person!.DocumentType.ToString())];
        byte[][] indexes = [.. known.Select(r => documents[r.Number])];
        var persons = await db.Persons.FromSql(
            $"""
            SELECT p.*, p.xmin FROM persons p
            JOIN (SELECT DISTINCT * FROM unnest({types}, {indexes}) AS k (type, index)) k ON p.document_type = k.type AND p.document_index = k.index
            ORDER BY p.id FOR UPDATE OF p
            """).ToListAsync(ct);
        _persons = persons.ToDictionary(p => Key(p.DocumentIndex));
        long[] ids = [.. persons.Select(p => p.Id)];
        _memberships = (await db.Memberships.Where(m => ids.Contains(m.PersonId) && (m.LeftAt == null || m.OrganisationId == context.OrganisationId))
            .ToListAsync(ct)).ToLookup(m => m.PersonId);
        var missing = known.Length - persons.Count;
        _ids = missing == 0 ? [] : new Queue<long>(await db.Database.SqlQuery<long>(
            $"SELECT nextval(pg_get_serial_sequence('persons', 'id')) AS \"Value\" FROM generate_series(1, {missing})").ToListAsync(ct));
    }

    private RowOutcome Apply(RosterRow row, byte[]? document, HashSet<UInt128> seen)
    {
        if (row.Person is not { } data)
            return Reject(row, row.Remarks);
        var key = Key(document!);
        if (seen.Contains(key) || _accepted.Contains(key))
        {
            Remark(row, new RosterRemark(context.Header.ColumnOf(RosterFields.DocumentNumber), RosterProblems.DuplicateRow), isNote: true);
            return RowOutcome.Duplicate;
        }

        Checked<RegionPlace>? region = row.Region is { } text ? context.Regions.Of(text) : (Checked<RegionPlace>?)null;
        if (region?.Refusal is { } unknown)
            return Reject(row, [At(unknown.At(RosterFields.Region))]);
        var person = _persons.GetValueOrDefault(key);
        if (person is not null && RosterMatch.Refuse(person, row) is { } refusal)
            return Reject(row, [At(refusal)]);
        var attributes = JsonSerializer.Deserialize<JsonElement>(data.AttributesJson);
        var together = person is null ? attributes : RosterMatch.Merged(person.Attributes, attributes);
        if (context.Attributes.Missing(together).Select(PersonProblems.AttributeMissing).Select(At).ToList() is { Count: > 0 } missing)
            return Reject(row, missing);

        _accepted.Add(key);
        return person is null ? Create(row, data, region?.Value ?? context.Regions.Home) : Update(person, row, region?.Value, attributes);
    }

    private RowOutcome Create(RosterRow row, CheckedPerson data, RegionPlace region)
    {
        var person = seal.NewPerson(data, region.Id, region.Path, now, _ids.Dequeue());
        person.ImportId = context.ImportId;
        context.Inserts.Add(person);
        AddMembership(person.Id, row);
        AddChange(person.Id);
        return RowOutcome.Created;
    }

    private RowOutcome Update(Person person, RosterRow row, RegionPlace? region, JsonElement attributes)
    {
        var own = _memberships[person.Id].FirstOrDefault(m => m.OrganisationId == context.OrganisationId);
        var isInScope = own is { LeftAt: null } || context.Importer.Covers(person.RegionPath);
        var mayWrite = isInScope && !_memberships[person.Id].Any(m => m.OrganisationId != context.OrganisationId);
        var changed = _match.Change(person, row, region, attributes, mayWrite);
        if (mayWrite && changed.Exists(RosterMatch.IsAttribute))
            AddChange(person.Id);
        if (!mayWrite && changed.Count > 0)
            Remark(row, new RosterRemark(context.Header.ColumnOf(changed[0]), RosterProblems.KeptAsIs), isNote: true);

        var isMemberChanged = true;
        if (own is not null)
            isMemberChanged = RosterMatch.Change(own, row);
        else
            AddMembership(person.Id, row);
        return isMemberChanged || (mayWrite && changed.Count > 0) ? RowOutcome.Updated : RowOutcome.Unchanged;
    }

    private void AddMembership(long person, RosterRow row) => context.Inserts.Add(new Membership
    {
        OrganisationId = context.OrganisationId, PersonId = person, Group = row.Group ?? "", Number = row.MemberNumber, JoinedAt = now,
    });

    private void AddChange(long person) => context.Inserts.Add(new OutboxRow { Kind = PersonChange.OutboxKind, Subject = person, DueAt = now });

    private RowOutcome Reject(RosterRow row, IEnumerable<RosterRemark> remarks)
    {
        foreach (var remark in remarks.DistinctBy(r => r.Column))
            Remark(row, remark, isNote: false);
        return RowOutcome.Rejected;
    }

    private RosterRemark At(Refusal refusal) => new(context.Header.ColumnOf(refusal.Field), refusal);

    private void Remark(RosterRow row, RosterRemark remark, bool isNote) => context.Inserts.Add(new RosterRowError
    {
        ImportId = context.ImportId, Row = row.Number, Column = remark.Column, IsNote = isNote, Code = remark.Refusal.Code,
        TextZh = RawText.Start(remark.Refusal.Zh, 1000), TextEn = RawText.Start(remark.Refusal.En, 1000),
    });

    private static void Count(RosterImport import, RowOutcome outcome) => _ = outcome switch
    {
        RowOutcome.Created => ++import.Created,
        RowOutcome.Updated => ++import.Updated,
        RowOutcome.Unchanged => ++import.Unchanged,
        RowOutcome.Duplicate => ++import.Duplicate,
        _ => ++import.Rejected,
    };
}
