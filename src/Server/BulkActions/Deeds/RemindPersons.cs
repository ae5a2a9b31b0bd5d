using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Declarations;
using Paiyi.Server.People;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.BulkActions.Deeds;

/// <summary>Reminds those who have not declared today, each at most once in three hours.</summary>
internal static class RemindPersons
{
    public static async Task ApplyAsync(BulkBatch batch, CancellationToken ct)
    {
        var cipher = batch.Services.GetRequiredService<PersonalDataCipher>();
        var inScope = await batch.Db.PersonsIn(batch.Scope).Where(p => batch.Ids.Contains(p.Id)).Select(p => p.Id).ToHashSetAsync(ct);
        var missing = await batch.Db.Persons.AsNoTracking().Where(p => inScope.Contains(p.Id))
            .WithoutDeclaration(batch.Db, ChinaTime.DayOf(batch.Now)).ToDictionaryAsync(p => p.Id, ct);
        var organisation = batch.Scope.OrganisationId is { } own
            ? await batch.Db.Organisations.Where(o => o.Id == own).Select(o => o.Name).FirstAsync(ct)
            : null;
        var reminded = await Reminding.RemindAsync(batch.Db, cipher, missing.Values, batch.Parameters.Channel!.Value, organisation, batch.Now, ct);
        foreach (var item in batch.Items)
        {
            if (!inScope.Contains(item.SubjectId))
                item.Pass(PersonProblems.NotFound.Code);
            else if (!missing.ContainsKey(item.SubjectId))
                item.Pass(BulkActionProblems.Declared.Code);
            else if (!reminded.Contains(item.SubjectId))
                item.Pass(BulkActionProblems.NotReminded.Code);
            else
                item.Finish(before: null);
        }
    }
}
