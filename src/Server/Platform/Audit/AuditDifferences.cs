using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Paiyi.Server.Platform.Audit;

/// <summary>
/// Writes into every entry of the trail what its transaction changes, field by field, so that no handler can forget it. It
/// reads what is about to be saved together with the entry. Sealed numbers are never opened: what stands in the trail is the
/// mask that stands beside them, and of secrets only that they changed.
/// </summary>
public sealed partial class AuditDifferences : SaveChangesInterceptor
{
    private const int MostChanges = 60;
    private const int LongestValue = 300;
    private const string Changed = "••••••";

    /// <summary>What follows from a deed, or is a record of its own.</summary>
    private static readonly HashSet<string> NotTold = ["AuditEntry", "OutboxRow", "SmsMessage", "StoredFile"];

    /// <summary>Fields that say nothing to a reader, because another one says it.</summary>
    private static readonly HashSet<string> Silent =
        ["Version", "Sound", "UpdatedAt", "CreatedAt", "RegionPath", "DocumentIndex", "PhoneIndex", "ImportId", "FieldOrigins", "TotpLastStep", "SessionsEndedAt", "Reference"];

    private static readonly HashSet<string> Secret = ["PasswordHash", "TotpSecret"];

    /// <summary>Fields whose long numbers are nobody's.</summary>
    private static readonly HashSet<string> Numbered = ["Code", "CreditCode", "Path"];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Tell(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Tell(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private static void Tell(DbContext db)
    {
        var entries = db.ChangeTracker.Entries<AuditEntry>().Where(e => e.State == EntityState.Added && e.Entity.Changes is null).ToList();
        if (entries.Count != 1)
            return;
        var changes = db.ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && !NotTold.Contains(e.Metadata.ClrType.Name))
            .SelectMany(Changes).Take(MostChanges).ToList();
        if (changes.Count > 0)
            entries[0].Entity.Changes = JsonSerializer.SerializeToElement(changes, JsonSerializerOptions.Web);
    }

    private static IEnumerable<AuditChange> Changes(EntityEntry entry)
    {
        var entity = JsonNamingPolicy.CamelCase.ConvertName(entry.Metadata.ClrType.Name);
        var id = string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(p =>
            entry.Property(p.Name) is { IsTemporary: false, CurrentValue: { } key } ? Text(key) : ""));
        foreach (var property in entry.Properties.Where(p => !p.Metadata.IsPrimaryKey() && !Silent.Contains(p.Metadata.Name)))
        {
            var name = property.Metadata.Name;
            var secret = Secret.Contains(name);
            if (property.Metadata.ClrType == typeof(byte[]) && !secret)
                continue;
            var (before, after) = (
                entry.State == EntityState.Added ? null : Text(property.OriginalValue), entry.State == EntityState.Deleted ? null : Text(property.CurrentValue));
            if (before == after)
                continue;
            if (property.Metadata.ClrType == typeof(string) || property.Metadata.ClrType == typeof(JsonElement))
                (before, after) = Numbered.Contains(name) ? (before, after) : (Masked(before), Masked(after));
            yield return new AuditChange(
                entity, id, JsonNamingPolicy.CamelCase.ConvertName(name), secret && before is not null ? Changed : before, secret && after is not null ? Changed : after);
        }
    }

    private static string? Text(object? value) => value switch
    {
        null or "" => null,
        string text => Cut(text),
        bool yes => yes ? "true" : "false",
        DateTimeOffset at => at.ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum word => JsonNamingPolicy.CamelCase.ConvertName(word.ToString()),
        byte[] bytes => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)),
        JsonElement json => json.GetRawText() is "{}" or "[]" ? null : Cut(json.GetRawText()),
        string[] texts => Cut(string.Join(", ", texts)),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => Cut(value.ToString() ?? ""),
    };

    /// <summary>What somebody wrote into a free field may be a number of theirs.</summary>
    internal static string? Masked(string? text) => text is null ? null : LongNumber().Replace(text, Changed);

    [GeneratedRegex("[0-9]{7,}[0-9Xx]?")]
    private static partial Regex LongNumber();

    private static string Cut(string text) => text.Length <= LongestValue ? text : $"{text[..LongestValue]}…";
}
