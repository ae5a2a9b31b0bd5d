using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Lists;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Regions.Command;

namespace Paiyi.Server.Regions.Lists;

/// <summary>
/// Lists of organisations. A row is matched by its credit code, by the number of the organisation in this system, or by its name
/// within its region; parents are named in any of these ways and may stand in the same file.
/// </summary>
internal sealed class OrganisationList : ListKind
{
    public override string Key => "organisations";

    public override string Zh => "单位";

    public override string En => "Organisations";

    public override Permission Permission => Permission.OrganisationsWrite;

    public override IReadOnlyList<ListField> Fields => OrganisationColumns.All;

    public override bool HasLevels => true;

    public override IReadOnlyList<(string Zh, string En)> Instructions =>
    [
        ("已有的单位按“统一社会信用代码”或“系统编号”认定；两者都没有时，按所在区划内的单位名称认定。",
            "An organisation that exists is recognised by its credit code or its number in this system; without either by its name within its region."),
        ("上级单位可以写名称、统一社会信用代码或系统编号，也可以是本文件中的另一行，先后不限。",
            "A parent may be given by name, credit code or number, and may stand in another row of this file, above or below."),
    ];

    public override string ActionOf(LineOutcome outcome) => outcome == LineOutcome.Created ? nameof(CreateOrganisation) : nameof(ChangeOrganisation);

    public override string? IdentityOf(IReadOnlyDictionary<string, string> values) =>
        values.GetValueOrDefault(OrganisationColumns.CreditCode) is { } code ? $"c:{code}"
        : values.GetValueOrDefault(OrganisationColumns.Number) is { } number ? $"n:{number}"
        : $"m:{values[OrganisationColumns.Name]}|{values.GetValueOrDefault(OrganisationColumns.Region)}";

    public override Dictionary<int, int> LevelOf(IReadOnlyList<ListLine> lines)
    {
        var rows = new Dictionary<string, ListLine>();
        foreach (var line in lines)
        {
            foreach (var word in new[] { OrganisationColumns.Name, OrganisationColumns.CreditCode, OrganisationColumns.Number }.Select(line.Value).OfType<string>())
                rows.TryAdd(word, line);
        }

        return lines.ToDictionary(l => l.Row, l =>
        {
            var level = 0;
            for (var above = l; level <= OrganisationTree.MostLevels && above.Value(OrganisationColumns.Parent) is { } parent && rows.TryGetValue(parent, out above!);)
                level++;
            return level;
        });
    }

    public override async Task JudgeAsync(ListBatch batch, CancellationToken ct)
    {
        if (!batch.IsCheck)
            await batch.Db.LockTreeAsync(ct);
        var register = await OrganisationRegister.ReadAsync(batch, ct);
        foreach (var line in batch.Lines)
        {
            line.Undone = null;
            Judge(batch, register, line);
        }
    }

    public override async Task ApplyAsync(ListBatch batch, IReadOnlyList<ListLine> lines, CancellationToken ct)
    {
        var register = await OrganisationRegister.ReadAsync(batch, ct);
        var known = await register.EntitiesAsync(lines, ct);
        // Those that belong to others of the same rows come after them, which have a key only once they are saved.
        for (var waiting = lines.ToList(); waiting.Count > 0;)
        {
            var ready = waiting.FindAll(l => l.Value(OrganisationColumns.Parent) is not { } parent || register.Parent(parent) is not null || !waiting.Exists(w => w != l && w.Value(OrganisationColumns.Name) == parent));
            if (ready.Count == 0)
                ready = [.. waiting];
            var written = ready.ConvertAll(l => (Line: l, Organisation: Written(register, known, batch, l)));
            await batch.Db.SaveChangesAsync(ct);
            foreach (var (line, organisation) in written)
            {
                (line.TargetId, line.Stamp) = (organisation.Id, organisation.Version);
                register.Add(organisation);
            }

            waiting = waiting.Except(ready).ToList();
        }
    }

    public override async Task UndoAsync(ListBatch batch, CancellationToken ct)
    {
        await batch.Db.LockTreeAsync(ct);
        var register = await OrganisationRegister.ReadAsync(batch, ct);
        foreach (var line in batch.Lines)
        {
            line.Undone = line.Outcome == LineOutcome.Created
                ? await batch.Db.RemoveUnlessUsedAsync<Organisation>(line.TargetId!.Value, batch.IsChosen ? null : line.Stamp, ct)
                : await RestoreAsync(batch, register, line, ct);
        }
    }

    private static void Judge(ListBatch batch, OrganisationRegister register, ListLine line)
    {
        var (found, wrong) = register.Find(line);
        if (wrong is not null)
        {
            batch.Reject(line, wrong);
            return;
        }

        if (line.Value(OrganisationColumns.Region) is { } region)
        {
            var place = register.Region(region);
            if (place.Place is not { } known)
            {
                batch.Unknown(OrganisationColumns.Region, region);
                batch.Reject(line, place.Refusal!, OrganisationColumns.Region);
                return;
            }

            line.Set(OrganisationColumns.Region, known.Word);
        }

        if (found is null && !batch.New(line, OrganisationColumns.Kind, OrganisationColumns.Region))
            return;
        if (line.Value(OrganisationColumns.Parent) is { } wanted)
        {
            var (parent, refusal) = register.Parent(line, found, wanted);
            if (refusal is not null)
            {
                batch.Reject(line, refusal, OrganisationColumns.Parent);
                return;
            }

            if (parent is { Id: > 0 })
                line.Set(OrganisationColumns.Parent, parent.Word);
        }

        if (found is not null)
            batch.Compare(line, found.Id, register.Held(found));
        register.Plan(line, found);
    }

    private static Organisation Written(OrganisationRegister register, Dictionary<long, Organisation> known, ListBatch batch, ListLine line)
    {
        if (line.Outcome == LineOutcome.Created)
        {
            var place = register.Region(line.Value(OrganisationColumns.Region)!).Place!;
            var created = new Organisation
            {
                Kind = Enum.Parse<OrganisationKind>(line.Value(OrganisationColumns.Kind)!), Name = line.Value(OrganisationColumns.Name)!,
                CreditCode = line.Value(OrganisationColumns.CreditCode), RegionId = place.Id, RegionPath = place.Path,
                ParentId = line.Value(OrganisationColumns.Parent) is { } parent ? register.Parent(parent)?.Id : null,
                Address = line.Value(OrganisationColumns.Address), ContactName = line.Value(OrganisationColumns.ContactName),
            };
            batch.Db.Add(created);
            return created;
        }

        var organisation = known[line.TargetId!.Value];
        foreach (var field in line.Changed)
            register.Write(organisation, field, line.Value(field));
        return organisation;
    }

    private static async Task<bool> RestoreAsync(ListBatch batch, OrganisationRegister register, ListLine line, CancellationToken ct)
    {
        if (await batch.Db.Organisations.SingleOrDefaultAsync(o => o.Id == line.TargetId && o.ArchivedAt == null, ct) is not { } organisation
            || !batch.MayUndo(line, organisation.Version) || !register.MayRestore(organisation, line.Before))
            return false;
        foreach (var (field, value) in line.Before)
            register.Write(organisation, field, value);
        await batch.Db.SaveChangesAsync(ct);
        return true;
    }
}
