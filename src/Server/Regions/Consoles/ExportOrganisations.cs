using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;

namespace Paiyi.Server.Regions.Consoles;

/// <summary>Exports the organisations of the caller's scope, newest first.</summary>
public static class ExportOrganisations
{
    private const int PieceSize = 500;

    public static readonly ListColumns<OrganisationRow> Columns = new("organisations", "单位", "Organisations")
    {
        { "name", "单位名称", "Name", o => o.Name },
        { "kind", "类型", "Kind", (o, language) => OrganisationTexts.Of(o.Kind, language) },
        { "creditCode", "统一社会信用代码", "Credit code", o => o.CreditCode },
        { "region", "所在区划", "Region", o => o.Region },
        { "parent", "上级单位", "Parent organisation", o => o.Parent },
        { "address", "地址", "Address", o => o.Address },
        { "contactName", "联系人", "Contact", o => o.ContactName, Personal.Name },
        { "members", "名单人数", "Members", o => o.Members },
    };

    /// <summary>Reads piece by piece, because the members of a piece are counted before the next one is read.</summary>
    public static async IAsyncEnumerable<OrganisationRow> Handle(
        [AsParameters] OrganisationFilter filter, Staff staff, PaiyiDb db, MemberCounts counts, [EnumeratorCancellation] CancellationToken ct)
    {
        var organisations = db.OrganisationsMatching(staff, filter).AsNoTracking();
        for (var before = long.MaxValue; ;)
        {
            var last = before;
            var piece = await organisations.Where(o => o.Id < last).OrderByDescending(o => o.Id).Take(PieceSize)
                .Select(SearchOrganisations.Row(db, staff.Scope)).ToListAsync(ct);
            foreach (var row in await SearchOrganisations.CountedAsync(piece, db, counts, ct))
                yield return row;
            if (piece.Count < PieceSize)
                yield break;
            before = piece[^1].Id;
        }
    }
}
