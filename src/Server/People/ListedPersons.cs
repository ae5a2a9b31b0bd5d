using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Lists;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People;

/// <summary>
/// How imported lists name persons: by document and name. Nobody is added by such a list, and a row counts only when the register
/// has that name for that document, so that a wrong digit never writes something about somebody else.
/// </summary>
/// <param name="unknown">Nobody has the document.</param>
/// <param name="otherName">Somebody has it who is called otherwise.</param>
public sealed class ListedPersons(PersonSeal seal, Refusal unknown, Refusal otherName)
{
    public const string Name = "name";
    public const string Document = "documentNumber";

    public ListField NameField { get; } = new(Name, "姓名", "Name")
    {
        IsRequired = true, Synonyms = ["人员姓名", "受检者姓名", "密接姓名", "密接者姓名", "旅客姓名", "full name"], Read = ListFields.Text(60), Samples = ["张三", "李四"],
        Help = ("须与人员库中的姓名一致。", "As in the register."),
    };

    public ListField DocumentField { get; } = new(Document, "证件号码", "Document number")
    {
        IsRequired = true, IsText = true, Synonyms = ["证件号", "身份证", "身份证号", "身份证号码", "公民身份号码", "居民身份证号码", "id number", "id card"],
        Read = text => Sealed(seal, unknown, text), Show = (value, _) => value[..value.IndexOf('|')], Width = 26, Samples = ["110101199003071233", "E12345678"],
        Help = ("须是人员库中已登记的人员；未登记的请先登记。", "Of somebody in the register; others must be added to it first."),
    };

    /// <summary>The same for rows about the same person.</summary>
    public static string IdentityOf(IReadOnlyDictionary<string, string> values) => values[Document].Split('|')[1];

    /// <summary>Finds whom the lines mean, and rejects those that mean nobody.</summary>
    /// <param name="within">Whoever is not among these counts as unknown.</param>
    /// <returns>The lines with a person, in their turns.</returns>
    public async Task<List<ListLine>> FindAsync(ListBatch batch, IQueryable<Person> within, CancellationToken ct)
    {
        var indexes = batch.Lines.SelectMany(Indexes).ToArray();
        var persons = (await within.Where(p => indexes.Contains(p.DocumentIndex)).Select(p => new { p.Id, p.Name, p.DocumentIndex }).ToListAsync(ct))
            .ToLookup(p => Convert.ToBase64String(p.DocumentIndex));
        var lines = new List<ListLine>(batch.Lines.Count);
        foreach (var line in batch.Lines)
        {
            var found = Indexes(line).SelectMany(i => persons[Convert.ToBase64String(i)]).ToList();
            if (found.Count != 1)
            {
                batch.Reject(line, unknown, Document);
                continue;
            }

            line.PersonId = found[0].Id;
            if (found[0].Name == line.Value(Name))
                lines.Add(line);
            else
                batch.Reject(line, otherName, Name);
        }

        return lines;
    }

    private static IEnumerable<byte[]> Indexes(ListLine line) => line.Value(Document)!.Split('|').Skip(1).Select(Convert.FromBase64String);

    /// <summary>The mask, and what the register may have indexed the number as.</summary>
    private static ReadCell Sealed(PersonSeal seal, Refusal unknown, string text) => seal.DocumentIndexes(text) is { Length: > 0 } indexes
        ? string.Join('|', indexes.Select(Convert.ToBase64String).Prepend(Masks.Document(RawText.OneLine(text).Trim().Replace('|', ' '))))
        : unknown;
}
