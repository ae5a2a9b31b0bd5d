using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.People;

namespace Paiyi.Server.BulkActions.Deeds;

/// <summary>Takes persons out of the register: they are found nowhere until it is undone.</summary>
internal static class ArchivePersons
{
    public static async Task ApplyAsync(BulkBatch batch, CancellationToken ct)
    {
        var persons = await batch.PersonsAsync(ct);
        foreach (var item in batch.Items)
        {
            if (!persons.TryGetValue(item.SubjectId, out var person))
            {
                item.Pass(PersonProblems.NotFound.Code);
                continue;
            }

            item.Finish(JsonSerializer.Serialize(batch.Now));
            Archive(batch, "ArchivePerson", person, batch.Now);
        }
    }

    public static async Task UndoAsync(BulkBatch batch, CancellationToken ct)
    {
        var persons = await batch.Db.Persons.Where(p => batch.Ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        foreach (var item in batch.Items)
        {
            var same = persons.GetValueOrDefault(item.SubjectId)?.ArchivedAt == JsonSerializer.Deserialize<DateTimeOffset>(item.Before!);
            item.GiveBack(same);
            if (!same)
                continue;
            Archive(batch, "RestorePerson", persons[item.SubjectId], null);
            batch.Follow(item.SubjectId);
        }
    }

    private static void Archive(BulkBatch batch, string action, Person person, DateTimeOffset? at)
    {
        batch.Record(action, person, "archivedAt", $"{person.ArchivedAt:O}", $"{at:O}");
        person.ArchivedAt = at;
    }
}
