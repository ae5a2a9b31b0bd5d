using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Lists;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Regions.Lists;

/// <summary>An organisation as rows may name it; one that a row of the same file is about to add has a number below zero.</summary>
internal sealed record KnownOrganisation(
    long Id, OrganisationKind Kind, string Name, string? CreditCode, string RegionPath, string Region, long? ParentId, string? Address, string? ContactName, bool IsArchived)
{
    /// <summary>How it is kept in a line: nobody else is meant by it.</summary>
    public string Word => FoundWords.Of(Id, Name);
}

internal sealed record RegionWord(int Id, string Path, string Word);

/// <summary>
/// What the organisations of a place are when some rows are looked at, with those that earlier rows of the file will have added: by
/// it rows are matched, and the tree is kept a tree by the same decision as when an officer chooses a parent.
/// </summary>
internal sealed class OrganisationRegister
{
    private readonly ListBatch _batch;
    private readonly Dictionary<long, KnownOrganisation> _seen;
    private readonly ILookup<string, RegionWord> _regions;
    private readonly Dictionary<long, long?> _parents;
    private readonly HashSet<string> _codesElsewhere;

    private OrganisationRegister(
        ListBatch batch, Dictionary<long, KnownOrganisation> seen, ILookup<string, RegionWord> regions, Dictionary<long, long?> parents, HashSet<string> codesElsewhere)
    {
        (_batch, _seen, _regions, _parents, _codesElsewhere) = (batch, seen, regions, parents, codesElsewhere);
        Planned = batch.IsCheck
            ? (List<KnownOrganisation>)(batch.Memory.TryGetValue(nameof(Planned), out var kept) ? kept : batch.Memory[nameof(Planned)] = new List<KnownOrganisation>())
            : [];
        foreach (var planned in Planned)
            _parents[planned.Id] = planned.ParentId;
    }

    private List<KnownOrganisation> Planned { get; }

    public static async Task<OrganisationRegister> ReadAsync(ListBatch batch, CancellationToken ct)
    {
        var (db, scope, today) = (batch.Db, batch.Scope, ChinaTime.DayOf(batch.Now));
        var seen = await db.Organisations.In(scope).AsNoTracking()
            .Select(o => new KnownOrganisation(
                o.Id, o.Kind, o.Name, o.CreditCode, o.RegionPath, db.Regions.Where(r => r.Id == o.RegionId).Select(r => r.Code + " " + r.Name).First(), o.ParentId, o.Address,
                o.ContactName, o.ArchivedAt != null))
            .ToDictionaryAsync(o => o.Id, ct);
        var regions = await db.Regions.In(scope).InUse(today).AsNoTracking().Select(r => new { r.Id, r.Path, r.Code, r.Name }).ToListAsync(ct);
        var words = regions.SelectMany(r => new[] { r.Code, r.Name }.Select(word => (word, Region: new RegionWord(r.Id, r.Path, $"{r.Code} {r.Name}")))).ToLookup(r => r.word, r => r.Region);
        var parents = await db.Organisations.AsNoTracking().Select(o => new { o.Id, o.ParentId }).ToDictionaryAsync(o => o.Id, o => o.ParentId, ct);
        string[] codes = [.. batch.Lines.Select(l => l.Value(OrganisationColumns.CreditCode)).OfType<string>()];
        var taken = await db.Organisations.Where(o => codes.Contains(o.CreditCode!)).Select(o => o.CreditCode!).ToListAsync(ct);
        return new OrganisationRegister(batch, seen, words, parents, [.. taken.Where(code => !seen.Values.Any(o => o.CreditCode == code))]);
    }

    public Task<Dictionary<long, Organisation>> EntitiesAsync(IReadOnlyList<ListLine> lines, CancellationToken ct)
    {
        long[] ids = [.. lines.Select(l => l.TargetId).OfType<long>()];
        return _batch.Db.Organisations.In(_batch.Scope).Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
    }

    /// <summary>The organisation that a row is about, or why that cannot be told.</summary>
    public (KnownOrganisation? Found, Refusal? Refusal) Find(ListLine line)
    {
        var (code, number, name) = (line.Value(OrganisationColumns.CreditCode), line.Value(OrganisationColumns.Number), line.Value(OrganisationColumns.Name)!);
        if (number is not null)
        {
            if (!_seen.TryGetValue(long.Parse(number, CultureInfo.InvariantCulture), out var numbered))
                return (null, RegionProblems.OrganisationNotFound.At(OrganisationColumns.Number));
            if (code is not null && (_codesElsewhere.Contains(code) || _seen.Values.Any(o => o.CreditCode == code && o.Id != numbered.Id)))
                return (null, RegionProblems.CreditCodeTaken);
            return Present(numbered, OrganisationColumns.Number);
        }

        if (code is not null)
        {
            if (_codesElsewhere.Contains(code))
                return (null, RegionProblems.CreditCodeTaken);
            if (_seen.Values.FirstOrDefault(o => o.CreditCode == code) is { } coded)
                return Present(coded, OrganisationColumns.CreditCode);
        }

        var region = line.Value(OrganisationColumns.Region) is { } text ? Region(text).Place : null;
        var named = _seen.Values.Where(o => o.Name == name && !o.IsArchived && (region is null || o.RegionPath == region.Path) && (code is null || o.CreditCode is null)).ToList();
        return named.Count > 1 ? (null, RegionProblems.NameAmbiguous) : (named.SingleOrDefault(), null);
    }

    /// <summary>The region of the place that a code or name means.</summary>
    public (RegionWord? Place, Refusal? Refusal) Region(string text)
    {
        var found = _regions[PlaceWords.Plain(text)].ToList();
        return found.Count == 1 ? (found[0], null) : (null, found.Count == 0 ? RegionProblems.RegionNotInPlace : RegionProblems.RegionAmbiguous);
    }

    /// <summary>The organisation that the word of a parent means, as it is stored; null when there is not exactly one.</summary>
    public KnownOrganisation? Parent(string word) => Named(word) is [{ Id: > 0 } one] ? one : null;

    /// <summary>The parent that a row wants, or why it cannot have it.</summary>
    public (KnownOrganisation? Parent, Refusal? Refusal) Parent(ListLine line, KnownOrganisation? found, string word)
    {
        var named = Named(word);
        if (named.Count != 1)
            return (null, named.Count == 0 ? RegionProblems.ParentNotInList : RegionProblems.ParentAmbiguous);
        var parent = named[0];
        if (found?.ParentId is { } now && now == parent.Id)
            return (parent, null);
        if (found?.ParentId is { } other && !_seen.ContainsKey(other))
            return (null, RegionProblems.ParentElsewhere);
        var refusal = ParentChoice.Decide(found?.Id, new ChosenParent(parent.Id, parent.IsArchived), Above(parent.Id), found is null ? 1 : Height(found.Id, 0));
        return refusal is null ? (parent, null) : (null, refusal);
    }

    /// <summary>What the register holds of an organisation, in the form of lines.</summary>
    public Dictionary<string, string?> Held(KnownOrganisation o) => new()
    {
        [OrganisationColumns.Name] = o.Name, [OrganisationColumns.CreditCode] = o.CreditCode, [OrganisationColumns.Kind] = $"{o.Kind}", [OrganisationColumns.Region] = o.Region,
        [OrganisationColumns.Parent] = o.ParentId is { } parent && _seen.TryGetValue(parent, out var known) ? known.Word : null,
        [OrganisationColumns.Address] = o.Address, [OrganisationColumns.ContactName] = o.ContactName,
    };

    /// <summary>Takes into account what a row will have done when those after it are applied.</summary>
    public void Plan(ListLine line, KnownOrganisation? found)
    {
        var parent = line.Value(OrganisationColumns.Parent) is { } word && Named(word) is [var one] ? one.Id : found?.ParentId;
        if (found is not null)
        {
            _parents[found.Id] = parent;
            return;
        }

        _parents[-line.Row] = parent;
        Planned.Add(new KnownOrganisation(
            -line.Row, default, line.Value(OrganisationColumns.Name)!, line.Value(OrganisationColumns.CreditCode), "", "", parent, null, null, IsArchived: false));
    }

    /// <summary>A planned one has its key now.</summary>
    public void Add(Organisation o)
    {
        Planned.RemoveAll(p => p.Name == o.Name && p.CreditCode == o.CreditCode);
        _seen[o.Id] = new KnownOrganisation(o.Id, o.Kind, o.Name, o.CreditCode, o.RegionPath, "", o.ParentId, o.Address, o.ContactName, o.ArchivedAt is not null);
    }

    /// <summary>Writes one field from the form in which lines keep it.</summary>
    public void Write(Organisation organisation, string field, string? value)
    {
        switch (field)
        {
            case OrganisationColumns.Name:
                organisation.Name = value!;
                break;
            case OrganisationColumns.CreditCode:
                organisation.CreditCode = value;
                break;
            case OrganisationColumns.Kind:
                organisation.Kind = Enum.Parse<OrganisationKind>(value!);
                break;
            case OrganisationColumns.Region:
                var place = Region(value!).Place!;
                (organisation.RegionId, organisation.RegionPath) = (place.Id, place.Path);
                break;
            case OrganisationColumns.Parent:
                organisation.ParentId = value is null ? null : Parent(value)?.Id;
                break;
            case OrganisationColumns.Address:
                organisation.Address = value;
                break;
            case OrganisationColumns.ContactName:
                organisation.ContactName = value;
                break;
        }
    }

    /// <summary>Whether what was there before can be there again: its region in use, its parent still one.</summary>
    public bool MayRestore(Organisation organisation, IReadOnlyDictionary<string, string?> before) =>
        (!before.TryGetValue(OrganisationColumns.Region, out var region) || (region is not null && Region(region).Place is not null))
        && (!before.TryGetValue(OrganisationColumns.Parent, out var word) || word is null
            || (Parent(word) is { } parent && ParentChoice.Decide(organisation.Id, new ChosenParent(parent.Id, parent.IsArchived), Above(parent.Id), Height(organisation.Id, 0)) is null));

    private static (KnownOrganisation? Found, Refusal? Refusal) Present(KnownOrganisation found, string field) =>
        found.IsArchived ? (null, RegionProblems.OrganisationNotFound.At(field)) : (found, null);

    private List<KnownOrganisation> Named(string word)
    {
        if ((FoundWords.KeyOf(word) ?? FoundWords.NumberOf(word)) is { } id)
            return _seen.TryGetValue(id, out var numbered) ? [numbered] : [];
        if (CreditCode.Normalise(word) is { } code)
            return [.. _seen.Values.Concat(Planned).Where(o => o.CreditCode == code)];
        return [.. _seen.Values.Where(o => !o.IsArchived).Concat(Planned).Where(o => o.Name == word)];
    }

    private List<long> Above(long id)
    {
        var above = new List<long>();
        for (long? at = id; at is { } one && !above.Contains(one); at = _parents.GetValueOrDefault(one))
            above.Add(one);
        return above;
    }

    private int Height(long id, int depth) => depth > OrganisationTree.MostLevels ? 1
        : 1 + _parents.Where(p => p.Value == id).Select(p => Height(p.Key, depth + 1)).DefaultIfEmpty(0).Max();
}
