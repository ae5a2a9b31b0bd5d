using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Platform.Exports;

/// <summary>Every refusal of exports.</summary>
public static class ExportProblems
{
    public static readonly Refusal FormatUnknown = new Refusal(400, "exports.formatUnknown",
        "不支持这种文件格式，请选择 xlsx 或 csv。", "This file format is not supported. Choose xlsx or csv.").At("format");

    public static readonly Refusal ColumnUnknown = new Refusal(400, "exports.columnUnknown",
        "所选的列中有一列不存在，请刷新页面后重新选择。", "One of the chosen columns does not exist. Reload the page and choose again.").At("columns");
}
