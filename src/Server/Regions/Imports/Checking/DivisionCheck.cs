using Paiyi.Server.Regions.Imports.Sheet;

namespace Paiyi.Server.Regions.Imports.Checking;

/// <summary>
/// Compares a list of divisions with the tree: pure, and in two steps, because only the first tells of which regions somebody
/// must be asked whether people stand there. A file says of each code what it is; only a file that is said to be complete says what is
/// no longer. A parent follows from the code unless the file names it, and only a named parent moves what stands elsewhere.
/// </summary>
internal sealed class DivisionCheck
{
    private readonly RegionTree _tree;
    private readonly DateOnly _from;
    private readonly DateOnly _today;
    private readonly List<Finding> _findings = [];
    private readonly Dictionary<string, Finding> _named = [];

    public DivisionCheck(IEnumerable<DivisionRow> rows, RegionTree tree, DateOnly from, string? completePath, DateOnly today)
    {
        (_tree, _from, _today) = (tree, from, today);
        foreach (var row in rows)
            _findings.Add(Shape(row));
        foreach (var finding in _findings.Where(f => f.Problem is null).OrderBy(f => f.Level).ToList())
            Compare(finding);
        if (completePath is not null)
            Withdraw(completePath);
    }

    /// <summary>Regions that end, and all below those that move.</summary>
    public List<int> Ending => [.. _findings.Where(f => f.Problem is null && f.Region is not null).SelectMany(f => f.Change switch
    {
        RegionChange.Withdrawn => [f.Region!.Id],
        RegionChange.Moved => _tree.Below(f.Region!).Select(r => r.Id).Prepend(f.Region!.Id),
        _ => Enumerable.Empty<int>(),
    }).Distinct()];

    /// <summary>The list, with what lies below moved regions; <paramref name="inhabited"/> are those of <see cref="Ending"/> where people stand.</summary>
    public List<RegionImportRow> Finish(long importId, HashSet<int> inhabited)
    {
        foreach (var finding in _findings.Where(f => f.Problem is null && f.Change == RegionChange.Withdrawn && inhabited.Contains(f.Region!.Id)))
            finding.Note = RegionImportProblems.StillInhabited;
        var known = _findings.Where(f => f.Problem is null && f.Region is not null).ToDictionary(f => f.Region!.Id);
        foreach (var moved in known.Values.Where(f => f.Change == RegionChange.Moved).ToList())
        {
            if (inhabited.Contains(moved.Region!.Id) || _tree.Below(moved.Region).Any(r => inhabited.Contains(r.Id)))
                moved.Problem = RegionImportProblems.Inhabited;
            else
                Carry(moved.Region, known);
        }

        var number = 0;
        return [.. _findings.Select(f => f.ToRow(importId, ++number))];
    }

    /// <summary>What a row is without a look at any other, but for the same code before it.</summary>
    private Finding Shape(DivisionRow row)
    {
        var code = DivisionTexts.Code(row.Code);
        var level = RegionCode.LevelOf(code);
        var from = row.ValidFrom is null ? _from : DivisionTexts.Day(row.ValidFrom);
        var finding = new Finding(row.Row, code, row.Name) { Level = level ?? default, From = from ?? _from, NamedParent = row.Parent };
        finding.Problem = level is null ? RegionImportProblems.CodeWrong
            : !_named.TryAdd(code, finding) ? RegionImportProblems.Twice
            : row.Name.Length == 0 ? RegionImportProblems.NameMissing
            : row.Name.Length > 100 ? RegionImportProblems.NameTooLong
            : row.Level is not null && DivisionTexts.Level(row.Level) != level ? RegionImportProblems.LevelDiffers
            : from is null ? RegionImportProblems.DayWrong
            : code != _tree.Root.Code && !RegionCode.LiesIn(code, level.Value, _tree.Root) ? RegionImportProblems.OutOfScope
            : null;
        return finding;
    }

    private void Compare(Finding finding)
    {
        finding.Region = _tree.Current.GetValueOrDefault(finding.Code);
        if (finding.Region is { } region && ReferenceEquals(region, _tree.Root))
        {
            finding.Change = RegionChange.Unchanged;
            finding.Problem = region.Name == finding.Name ? null : RegionImportProblems.OutOfScope;
            return;
        }

        var former = finding.Region is null ? null : _tree.ParentOf(finding.Region)?.Code;
        finding.Parent = finding.NamedParent is { } named ? DivisionTexts.Code(named) : former ?? Derived(finding);
        finding.FormerParent = former;
        if (finding.Parent is null || !IsParent(finding, finding.Parent))
            finding.Problem = RegionImportProblems.ParentMissing;
        else if (finding.Region is not null)
            CompareKnown(finding, finding.Region, former);
        else
            CompareNew(finding);
    }

    private void CompareKnown(Finding finding, Region region, string? former)
    {
        finding.FormerName = region.Name == finding.Name ? null : region.Name;
        if (finding.Parent != former)
        {
            finding.Change = RegionChange.Moved;
            finding.From = _from;
            finding.Problem = region.ValidFrom >= _from ? RegionImportProblems.NotBegun : null;
        }
        else if (finding.FormerName is not null)
        {
            finding.Change = RegionChange.Renamed;
            finding.Problem = _from > _today ? RegionImportProblems.RenamedLater : null;
        }
        else
        {
            finding.Change = RegionChange.Unchanged;
        }
    }

    private void CompareNew(Finding finding)
    {
        finding.Change = RegionChange.Added;
        var begins = _named.TryGetValue(finding.Parent!, out var inFile) && inFile.Change is RegionChange.Added or RegionChange.Moved
            ? inFile!.From
            : _tree.Current[finding.Parent!].ValidFrom;
        finding.Problem = begins > finding.From ? RegionImportProblems.ParentLater
            : _tree.Ended[finding.Code].Any(e => e.To > finding.From || e.From == finding.From) ? RegionImportProblems.CodeInUse
            : null;
    }

    /// <summary>A code that is in use, or that the file adds, above this one.</summary>
    private bool IsParent(Finding finding, string code)
    {
        if (_named.TryGetValue(code, out var inFile) && inFile.Problem is not null)
            return false;
        if (inFile is null && !_tree.Current.ContainsKey(code))
            return false;
        var level = RegionCode.LevelOf(code);
        return level is not null && RegionCode.LiesIn(finding.Code, finding.Level, new Region
        {
            Code = code, Level = level.Value, Name = "", Path = "", ValidFrom = default,
        });
    }

    /// <summary>The parent that the digits tell. Counties directly under a province, and streets directly under a city, have none between.</summary>
    private string? Derived(Finding finding)
    {
        string[] candidates = finding.Level switch
        {
            RegionLevel.City => [$"{finding.Code[..2]}0000"],
            RegionLevel.District => [$"{finding.Code[..4]}00", $"{finding.Code[..2]}0000"],
            RegionLevel.Subdistrict => [finding.Code[..6]],
            RegionLevel.Community => finding.Code[6..9] == "000" ? [finding.Code[..6]] : [finding.Code[..9]],
            _ => [],
        };
        return Array.Find(candidates, code => _named.ContainsKey(code) || _tree.Current.ContainsKey(code));
    }

    private void Withdraw(string completePath)
    {
        var parents = _findings.Where(f => f.Problem is null && f.Parent is not null).Select(f => f.Parent!).ToHashSet();
        foreach (var region in _tree.InOrder)
        {
            if (region.Path == completePath || !region.Path.StartsWith(completePath, StringComparison.Ordinal) || _named.ContainsKey(region.Code))
                continue;
            var remains = parents.Contains(region.Code) || _tree.Below(region).Any(r => _named.ContainsKey(r.Code));
            _findings.Add(new Finding(null, region.Code, region.Name)
            {
                Level = region.Level, From = _from, Region = region, Change = RegionChange.Withdrawn, FormerParent = _tree.ParentOf(region)?.Code,
                Problem = remains ? RegionImportProblems.ChildrenRemain : region.ValidFrom >= _from ? RegionImportProblems.NotBegun : null,
            });
        }
    }

    /// <summary>What lies below a moved region comes along, since its place begins with that of its parent.</summary>
    private void Carry(Region moved, Dictionary<int, Finding> known)
    {
        foreach (var region in _tree.Below(moved))
        {
            if (!known.TryGetValue(region.Id, out var finding))
            {
                finding = new Finding(null, region.Code, region.Name) { Level = region.Level, Region = region };
                _findings.Add(finding);
                known.Add(region.Id, finding);
            }

            if (finding.Change is RegionChange.Moved or RegionChange.Withdrawn)
                continue;
            var parent = _tree.ParentOf(region)?.Code;
            (finding.Change, finding.Problem, finding.Parent, finding.FormerParent, finding.From) = (RegionChange.Moved, null, parent, parent, _from);
        }
    }
}
