using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Paging;

namespace Paiyi.Server.Passages.Consoles;

/// <summary>Exports the passages at the gates of the caller's scope, the newest first.</summary>
public static class ExportPassages
{
    public static readonly ListColumns<PassageRow> Columns = new("passages", "通行记录", "Passages", p => p.PersonId)
    {
        { "at", "时间", "Time", p => p.At },
        { "organisation", "单位", "Organisation", p => p.Organisation },
        { "checkpoint", "卡口", "Checkpoint", p => p.Checkpoint },
        { "person", "姓名", "Name", p => p.Person, Personal.Name },
        { "colour", "健康码", "Health code", (p, language) => PassageTexts.OfColour(p.Colour, language) },
        { "temperature", "体温（℃）", "Temperature (°C)", p => p.TemperatureTenths / 10m },
        { "direction", "方向", "Direction", (p, language) => PassageTexts.Of(p.Direction, language) },
        { "outcome", "结果", "Outcome", (p, language) => PassageTexts.Of(p.Outcome, language) },
        { "reasons", "拦下原因", "Why refused", (p, language) => ReasonTexts.Of(p.Reasons, language) },
        { "note", "备注", "Note", p => p.Note, Personal.Text },
        { "keeper", "值守人员", "Keeper", p => p.Keeper },
        { "imported", "来源", "Source", (p, language) => PassageTexts.OfSource(p.Imported, language) },
    };

    /// <summary>Streams the passages that the list shows for the same filters.</summary>
    public static IAsyncEnumerable<PassageRow> Handle([AsParameters] PassageFilter filter, PassageSort? sort, Staff staff, PaiyiDb db) =>
        SearchPassages.Matching(db, staff, filter).InOrder(SearchPassages.Order(sort), p => p.Id).Select(SearchPassages.Row(db)).AsAsyncEnumerable();
}
