using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.PersonalData;

namespace Paiyi.Server.People;

/// <summary>The full numbers of persons of the caller's scope, for files that may hold them.</summary>
internal static class FullNumbers
{
    public static void AddFullNumbers(this IServiceCollection services) => services.AddSingleton(provider => new PersonalNumbers(
        (context, ids, ct) => ReadAsync(provider.GetRequiredService<IServiceScopeFactory>(), context, ids, ct)));

    /// <summary>Through a connection of its own: the list is being read through the caller's.</summary>
    private static async Task<IReadOnlyDictionary<long, (string Document, string? Phone)>> ReadAsync(
        IServiceScopeFactory scopes, HttpContext context, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        if (Staff.Of(context) is not { } staff || !staff.Can(Permission.PersonsReveal))
            return new Dictionary<long, (string, string?)>();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaiyiDb>();
        var cipher = scope.ServiceProvider.GetRequiredService<PersonalDataCipher>();
        var found = await db.PersonsIn(staff.Scope).Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.DocumentSealed, p.PhoneSealed }).ToListAsync(ct);
        return found.ToDictionary(p => p.Id, p => (
            cipher.Decrypt(Purpose.Document, p.DocumentSealed), p.PhoneSealed is { } phone ? cipher.Decrypt(Purpose.Phone, phone) : null));
    }
}
