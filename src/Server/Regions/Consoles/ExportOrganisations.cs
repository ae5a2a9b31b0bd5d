using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Regions.Consoles;

/// <summary>Exports the organisations of the caller's scope, newest first.</summary>
public static class ExportOrganisations
{
    private const int PieceSize = 500;

    public static readonly ListColumns<OrganisationRow> Columns = new("organisations", "单位", "Organisations")
    {
        { "name", "单位名称", "Name", o => o.Name },
        { "kind", "类型", "Kind", (o, language) => KindText(o.Kind, language) },
        { "creditCode", "统一社会信用代码", "Credit code", o => o.CreditCode },
        { "region", "所在区划", "Region", o => o.Region },
        { "parent", "上级单位", "Parent organisation", o => o.Parent },
        { "address", "地址", "Address", o => o.Address },
        { "contactName", "联系人", "Contact", o => o.ContactName },
        { "members", "名单人数", "Members", o => o.Members },
    };

    /// <summary>Reads piece by piece, because the members of a piece are counted before the next one is read.</summary>
    public static async IAsyncEnumerable<OrganisationRow> Handle(
        [AsParameters] OrganisationFilter filter, Staff staff, PaiyiDb db, MemberCounts counts, [EnumeratorCancellation] CancellationToken ct)
    {
        var organisations = SearchOrganisations.Matching(db, staff, filter);
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

    private static string KindText(OrganisationKind kind, Language language) => (kind, language) switch
    {
        (OrganisationKind.Enterprise, Language.English) => "Enterprise",
        (OrganisationKind.School, Language.English) => "School",
        (OrganisationKind.Community, Language.English) => "Community",
        (OrganisationKind.Hospital, Language.English) => "Hospital",
        (OrganisationKind.IsolationSite, Language.English) => "Isolation site",
        (OrganisationKind.Enterprise, _) => "企业",
        (OrganisationKind.School, _) => "学校",
        (OrganisationKind.Community, _) => "社区",
        (OrganisationKind.Hospital, _) => "医院",
        _ => "集中隔离点",
    };
}
