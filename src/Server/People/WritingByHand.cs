using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Paiyi.Server.People.Rosters;

namespace Paiyi.Server.People;

/// <summary>
/// Imports write persons by statements of their own; whatever is saved through the context was decided by somebody. So
/// the fields that are about to be saved are said to be written by hand here, and no handler can forget it.
/// </summary>
public sealed class WritingByHand : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Tell(eventData.Context!.ChangeTracker);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Tell(eventData.Context!.ChangeTracker);
        return ValueTask.FromResult(result);
    }

    private static void Tell(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries<Person>().Where(e => e.State == EntityState.Modified))
        {
            var (person, fields) = (entry.Entity, Fields(entry).ToHashSet());
            if (fields.Count > 0)
                (person.FieldOrigins, person.ImportId) = (FieldOrigins.WithByHand(person.FieldOrigins, person.ImportId, fields), null);
        }

        foreach (var entry in tracker.Entries<Membership>().Where(e => e.State == EntityState.Modified))
        {
            if (Differs(entry, nameof(Membership.Group)) || Differs(entry, nameof(Membership.Number)) || Differs(entry, nameof(Membership.LeftAt)))
                entry.Entity.ImportId = null;
        }
    }

    private static IEnumerable<string> Fields(EntityEntry<Person> entry)
    {
        foreach (var property in entry.Properties.Where(p => p.IsModified && !Equals(p.OriginalValue, p.CurrentValue)))
        {
            switch (property.Metadata.Name)
            {
                case nameof(Person.Name): yield return RosterFields.Name; break;
                case nameof(Person.DocumentType): yield return RosterFields.DocumentType; break;
                case nameof(Person.DocumentIndex): yield return RosterFields.DocumentNumber; break;
                case nameof(Person.PhoneIndex): yield return RosterFields.Phone; break;
                case nameof(Person.Sex): yield return RosterFields.Sex; break;
                case nameof(Person.BirthDate): yield return RosterFields.BirthDate; break;
                case nameof(Person.RegionId): yield return RosterFields.Region; break;
                case nameof(Person.Address): yield return RosterFields.Address; break;
                case nameof(Person.Attributes):
                    foreach (var key in Keys((JsonElement)property.OriginalValue!, (JsonElement)property.CurrentValue!))
                        yield return RosterFields.AttributePrefix + key;
                    break;
            }
        }
    }

    /// <summary>The attributes that two objects do not agree on.</summary>
    private static IEnumerable<string> Keys(JsonElement before, JsonElement after) =>
        before.EnumerateObject().Concat(after.EnumerateObject()).Select(p => p.Name).Distinct().Where(key =>
            !(before.TryGetProperty(key, out var was) && after.TryGetProperty(key, out var isNow) && JsonElement.DeepEquals(was, isNow)));

    private static bool Differs(EntityEntry entry, string property) =>
        entry.Property(property) is var p && p.IsModified && !Equals(p.OriginalValue, p.CurrentValue);
}
