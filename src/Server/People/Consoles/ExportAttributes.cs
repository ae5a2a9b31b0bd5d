using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Consoles;

/// <summary>Exports the attributes of persons in their order, retired ones last.</summary>
public static class ExportAttributes
{
    public static readonly ListColumns<AttributeRow> Columns = new("attributes", "字段", "Fields")
    {
        { "key", "标识", "Key", a => a.Key },
        { "labelZh", "中文名称", "Chinese label", a => a.LabelZh },
        { "labelEn", "英文名称", "English label", a => a.LabelEn },
        { "type", "类型", "Type", (a, language) => TypeText(a.Type, language) },
        { "choices", "选项", "Choices", a => string.Join("、", a.Choices) },
        { "required", "必填", "Required", a => a.Required },
        { "inRoster", "用于名单", "In rosters", a => a.InRoster },
        { "inDeclaration", "用于申报", "In declarations", a => a.InDeclaration },
        { "retired", "已停用", "Retired", a => a.Retired },
    };

    /// <summary>Streams the attributes that the list shows.</summary>
    public static IAsyncEnumerable<AttributeRow> Handle(PaiyiDb db) => ListAttributes.Rows(db).AsAsyncEnumerable();

    private static string TypeText(AttributeType type, Language language) => (type, language) switch
    {
        (AttributeType.Text, Language.English) => "Text",
        (AttributeType.Number, Language.English) => "Number",
        (AttributeType.Boolean, Language.English) => "Yes or no",
        (AttributeType.Date, Language.English) => "Date",
        (AttributeType.Choice, Language.English) => "Choice",
        (AttributeType.Text, _) => "文字",
        (AttributeType.Number, _) => "数字",
        (AttributeType.Boolean, _) => "是或否",
        (AttributeType.Date, _) => "日期",
        _ => "单选",
    };
}
