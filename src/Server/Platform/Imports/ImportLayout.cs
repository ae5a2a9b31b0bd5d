using System.ComponentModel.DataAnnotations;

namespace Paiyi.Server.Platform.Imports;

/// <summary>How it became known what a column means.</summary>
public enum ColumnMatch
{
    /// <summary>By its header: a known word.</summary>
    Name,

    /// <summary>By what the organisation chose for the same header before.</summary>
    Saved,

    /// <summary>By what stands below it: a guess.</summary>
    Content,

    /// <summary>Somebody said so.</summary>
    Chosen,
}

/// <summary>A column that is read.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Field">The key of what it holds.</param>
public readonly record struct ImportColumn(int Index, string Field, ColumnMatch By);

/// <summary>What a value of the file stands for throughout.</summary>
/// <param name="From">As it stands in the cells, without spaces around it.</param>
/// <param name="To">What it is read as; empty for nothing at all.</param>
public sealed record ImportValue([property: MaxLength(80)] string Field, [property: MaxLength(200)] string From, [property: MaxLength(200)] string To);

/// <summary>
/// Where the rows of a file stand and what its columns mean: found by itself, or chosen by an officer. Each field has one
/// column at most.
/// </summary>
/// <param name="Sheet">The index of the sheet in its workbook.</param>
/// <param name="HeaderRow">As a person counts, from 1; 0 when there is no header and the first row is data.</param>
/// <param name="RememberFor">The member of staff who chose it and wants it used for files with the same header; null for once.</param>
public sealed record ImportLayout(
    int Sheet, int HeaderRow, IReadOnlyList<ImportColumn> Columns, IReadOnlyList<ImportValue> Values, long? RememberFor = null)
{
    /// <summary>True when no required column is absent or only guessed, so that the file may be checked before anybody has looked at it.</summary>
    public bool IsCertain(IEnumerable<string> required) => required.All(field => Columns.Any(c => c.Field == field && c.By != ColumnMatch.Content));
}
