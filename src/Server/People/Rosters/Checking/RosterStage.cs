using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Paiyi.Server.Data;
using Paiyi.Server.People.Rosters.Sheet;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.PersonalData;

namespace Paiyi.Server.People.Rosters.Checking;

/// <summary>
/// Puts checked rows beside the register, sealed as the register keeps them, with what is to be said about their cells.
/// By COPY, since a file may have a million of them.
/// </summary>
internal sealed class RosterStage(IModel model, PersonSeal seal, RosterContext context, RosterRegions regions, UnknownValues unknownValues)
{
    private readonly BinaryCopy<RosterLine> _copyLines = new(model);
    private readonly BinaryCopy<RosterRowError> _copyErrors = new(model);

    /// <summary>Seals some rows; while they are written the next may be sealed.</summary>
    public async Task<StagedRows> SealAsync(PaiyiDb db, IReadOnlyList<RosterRow> rows, CancellationToken ct)
    {
        await regions.LoadAsync(db, rows.Where(r => r.Person is not null).Select(r => r.Region), ct);
        var ids = await db.Database.SqlQuery<long>(
            $"SELECT nextval(pg_get_serial_sequence('persons', 'id')) AS \"Value\" FROM generate_series(1, {rows.Count})").ToListAsync(ct);
        var staged = new StagedRows([], []);
        foreach (var (row, id) in rows.Zip(ids))
            staged.Lines.Add(Line(row, id, staged.Errors));
        return staged;
    }

    /// <summary>Writes some rows and how many there were, all or none of them; false when the import is no longer being checked.</summary>
    public async Task<bool> WriteAsync(PaiyiDb db, StagedRows rows, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await _copyLines.WriteAsync(connection, rows.Lines, ct);
        await _copyErrors.WriteAsync(connection, rows.Errors, ct);
        var moved = await db.RosterImports.Where(i => i.Id == context.ImportId && i.Status == ImportStatus.Checking)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.Processed, i => i.Processed + rows.Lines.Count), ct);
        if (moved == 1)
            await transaction.CommitAsync(ct);
        return moved == 1;
    }

    private RosterLine Line(RosterRow row, long id, List<RosterRowError> errors)
    {
        if (row.Person is not { } data)
            return Rejected(row, id, row.Remarks, errors);
        var region = row.Region is { } text ? regions.Of(text) : (Checked<RegionPlace>?)null;
        if (region?.Refusal is { } unknown)
        {
            unknownValues.Add(RosterFields.Region, row.Region!);
            return Rejected(row, id, [new CellRemark(context.Header.ColumnOf(RosterFields.Region), unknown)], errors);
        }

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

    private RosterLine Rejected(RosterRow row, long id, List<CellRemark> remarks, List<RosterRowError> errors)
    {
        foreach (var (column, refusal) in remarks.DistinctBy(r => r.Column))
        {
            errors.Add(new RosterRowError
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

/// <summary>Rows that are ready to be written beside the register, and what is said about their cells.</summary>
internal sealed record StagedRows(List<RosterLine> Lines, List<RosterRowError> Errors);
