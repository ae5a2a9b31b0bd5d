using System.Collections;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Platform.Exports;

/// <summary>A column that a list can be exported with: its key in the request, its header in both languages, its value.</summary>
/// <param name="Personal">What of a person it says; files of a lower level leave it out or change it.</param>
public sealed record ListColumn<TRow>(string Key, string Zh, string En, Func<TRow, Language, ListValue> Value, Personal Personal = Personal.Nothing)
{
    public string Header(Language language) => language == Language.English ? En : Zh;
}

/// <summary>The columns of a list in the order in which a file shows them, and the list's name.</summary>
/// <param name="key">The name in the audit trail: <c>persons</c>.</param>
/// <param name="zh">The name of the file and of its sheet, in Chinese.</param>
/// <param name="en">As <paramref name="zh"/>, in English.</param>
/// <param name="person">Whom a row is about; without it a file knows neither pseudonyms nor full numbers.</param>
public sealed class ListColumns<TRow>(string key, string zh, string en, Func<TRow, long?>? person = null) : IEnumerable<ListColumn<TRow>>
{
    private readonly List<ListColumn<TRow>> _columns = [];

    public string Key { get; } = key;

    /// <summary>Whom a row is about; null for lists of other things.</summary>
    public Func<TRow, long?>? Person { get; } = person;

    /// <summary>The levels that make a difference to this list, the usual one first.</summary>
    public IReadOnlyList<PersonalLevel> Levels =>
    [
        PersonalLevel.Masked,
        .. _columns.Exists(c => c.Personal != Personal.Nothing) ? [PersonalLevel.Pseudonymised] : Array.Empty<PersonalLevel>(),
        .. Person is not null && _columns.Exists(c => c.Personal is Personal.Document or Personal.Phone) ? [PersonalLevel.Full] : Array.Empty<PersonalLevel>(),
    ];

    public string Name(Language language) => language == Language.English ? en : zh;

    /// <summary>Adds a column whose value is the same in both languages.</summary>
    public void Add(string columnKey, string columnZh, string columnEn, Func<TRow, ListValue> value, Personal personal = Personal.Nothing) =>
        Add(columnKey, columnZh, columnEn, (row, _) => value(row), personal);

    /// <summary>Adds a column whose value is a word of the caller's language.</summary>
    public void Add(string columnKey, string columnZh, string columnEn, Func<TRow, Language, ListValue> value, Personal personal = Personal.Nothing) =>
        _columns.Add(new ListColumn<TRow>(columnKey, columnZh, columnEn, value, personal));

    /// <summary>The columns that a comma-separated list of keys names, in its order; all when it is blank.</summary>
    public IReadOnlyList<ListColumn<TRow>> Choose(string? keys, out string? unknown)
    {
        unknown = null;
        if (string.IsNullOrWhiteSpace(keys))
            return _columns;
        var chosen = new List<ListColumn<TRow>>();
        foreach (var name in keys.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct())
        {
            if (_columns.Find(c => c.Key == name) is { } column)
                chosen.Add(column);
            else
                unknown ??= name;
        }

        return chosen;
    }

    public IEnumerator<ListColumn<TRow>> GetEnumerator() => _columns.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
