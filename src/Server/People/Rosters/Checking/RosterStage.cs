using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Paiyi.Server.Data;
using Paiyi.Server.People.Rosters.Sheet;
using Paiyi.Server.Platform.PersonalData;

namespace Paiyi.Server.People.Rosters.Checking;

/// <summary>
/// Puts checked rows beside the register, sealed as the register keeps them, with what is to be said about their cells.
/// By COPY, since a file may have a million of them.
/// </summary>
internal sealed class RosterStage(IModel model, PersonSeal seal, RosterContext context, RosterRegions regions)
{
    private readonly BinaryCopy<RosterLine> _copyLines = new(model);
    private readonly BinaryCopy<RosterRowError> _copyErrors = new(model);
    private readonly List<RosterRowError> _errors = [];

    /// <summary>Writes some rows and how many there were, all or none of them; false when the import is no longer being checked.</summary>
    public async Task<bool> WriteAsync(PaiyiDb db, IReadOnlyList<RosterRow> rows, CancellationToken ct)
    {
        _errors.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await regions.LoadAsync(db, rows.Where(r => r.Person is not null).Select(r => r.Region), ct);
        var ids = await db.Database.SqlQuery<long>(
            $"SELECT nextval(pg_get_serial_sequence('persons', 'id')) AS \"Value\" FROM generate_series(1, {rows.Count})").ToListAsync(ct);
        var lines = rows.Zip(ids, Line).ToList();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await _copyLines.WriteAsync(connection, lines, ct);
        await _copyErrors.WriteAsync(connection, _errors, ct);
        var moved = await db.RosterImports.Where(i => i.Id == context.ImportId && i.Status == ImportStatus.Checking)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.Processed, i => i.Processed + rows.Count), ct);
        if (moved == 1)
            await transaction.CommitAsync(ct);
        return moved == 1;
    }

    private RosterLine Line(RosterRow row, long id)
    {
        if (row.Person is not { } data)
            return Rejected(row, id, row.Remarks);
        var region = row.Region is { } text ? regions.Of(text) : (Checked<RegionPlace>?)null;
        if (region?.Refusal is { } unknown)
            return Rejected(row, id, [new RosterRemark(context.Header.ColumnOf(RosterFields.Region), unknown)]);
        var document = seal.Document(data.DocumentType, data.DocumentNumber);
        SealedNumber? phone = data.Phone is { } number ? seal.Phone(number) : null;
        return new RosterLine
        {
            Id = id,
            ImportId = context.ImportId,
            Row = row.Number,
            Outcome = LineOutcome.Created,
            Name = data.Name,
            DocumentType = data.DocumentType,
            DocumentSealed = document.Sealed,
            DocumentIndex = document.Index,
            DocumentTail = document.Tail,
            DocumentMask = document.Mask,
            PhoneSealed = phone?.Sealed,
            PhoneIndex = phone?.Index,
            PhoneTail = phone?.Tail,
            PhoneMask = phone?.Mask,
            Sex = data.Sex,
            BirthDate = data.BirthDate,
            RegionId = region?.Value.Id,
            RegionPath = region?.Value.Path,
            Address = data.Address,
            Attributes = JsonSerializer.Deserialize<JsonElement>(data.AttributesJson),
            Group = row.Group,
            Number = row.MemberNumber,
        };
    }

    private RosterLine Rejected(RosterRow row, long id, List<RosterRemark> remarks)
    {
        foreach (var (column, refusal) in remarks.DistinctBy(r => r.Column))
        {
            _errors.Add(new RosterRowError
            {
                ImportId = context.ImportId, Row = row.Number, Column = column, IsNote = false, Code = refusal.Code,
                TextZh = RawText.Start(refusal.Zh, 1000), TextEn = RawText.Start(refusal.En, 1000),
            });
        }

        return new RosterLine
        {
            Id = id, ImportId = context.ImportId, Row = row.Number, Outcome = LineOutcome.Rejected, Reason = remarks[0].Refusal.Code,
            Name = row.Name is null ? null : RawText.Start(RawText.OneLine(row.Name), 60),
        };
    }
}
