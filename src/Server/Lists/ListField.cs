using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Lists;

/// <summary>What one cell of a list was read as: its value in the one form that is compared and stored, or why it cannot be.</summary>
public readonly record struct ReadCell(string? Value, Refusal? Refusal)
{
    public static implicit operator ReadCell(string value) => new(value, null);

    public static implicit operator ReadCell(Refusal refusal) => new(null, refusal);
}

/// <summary>
/// A column that a kind of list may have: how its header is written, how a cell is read and how its value is shown. All that is
/// said of it anywhere (mapping, template, differences) comes from here.
/// </summary>
/// <param name="Key">The field that refusals name.</param>
public sealed record ListField(string Key, string Zh, string En)
{
    /// <summary>Other words in headers.</summary>
    public string[] Synonyms { get; init; } = [];

    /// <summary>Every file must have the column, and every row a value in it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether a spreadsheet may lose digits of it or take it for a date.</summary>
    public bool IsText { get; init; }

    /// <summary>Reads the text of a cell, which is not blank.</summary>
    public required Func<string, ReadCell> Read { get; init; }

    /// <summary>A stored value as people see it; never a whole number of a person.</summary>
    public Func<string, Language, string> Show { get; init; } = (value, _) => value;

    /// <summary>The only words that it takes from a member of staff, the template's drop-down list. A word that is not understood may be given a meaning for a file.</summary>
    public Func<Language, Staff, IReadOnlyList<string>>? Choices { get; init; }

    /// <summary>What the template says about it.</summary>
    public required (string Zh, string En) Help { get; init; }

    /// <summary>What the template gives as examples, one for each row.</summary>
    public string[] Samples { get; init; } = [];

    public int Width { get; init; } = 20;

    public string Label(Language language) => language == Language.English ? En : Zh;
}
