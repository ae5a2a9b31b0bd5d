using Paiyi.Server.Platform.Problems;
using Paiyi.Sheets;

namespace Paiyi.Server.Platform.Imports;

/// <summary>What spreadsheets do to single cells, whatever they are to hold. The codes are those of rosters, which were the first imports.</summary>
internal static class CellProblems
{
    public static readonly Refusal FormulaWithoutValue = OfCell("rosters.formulaWithoutValue",
        "此单元格是公式，但文件中没有计算结果。请用 Excel 打开并保存一次，或改填数值。",
        "This cell is a formula whose result is not in the file. Open and save it in Excel once, or type the value.");

    public static readonly Refusal CellError = OfCell("rosters.cellError",
        "此单元格是错误值（如 #N/A）。请改填正确内容，或清空。", "This cell holds an error such as #N/A. Type the value, or clear the cell.");

    public static readonly Refusal MergedCells = OfCell("rosters.mergedCells",
        "此行含有合并单元格，无法判断内容属于哪一行。请取消合并，并在每一行填写。",
        "This row has merged cells, so it is unclear whose value it is. Unmerge them and fill in every row.");

    public static readonly Refusal NumberLostDigits = OfCell("rosters.numberLostDigits",
        "号码被存成了数字，第 15 位以后的数字已丢失。请把该列设为“文本”格式后重新填写。",
        "The number was stored as a number and has lost its digits after the fifteenth. Format the column as text and type it again.");

    public static readonly Refusal TextBecameDate = OfCell("rosters.textBecameDate",
        "此单元格被表格软件变成了日期。请把该列设为“文本”格式后重新填写。",
        "The spreadsheet turned this cell into a date. Format the column as text and type it again.");

    /// <summary>What is wrong with a cell before anybody reads its value; null when nothing is.</summary>
    /// <param name="isText">True where a spreadsheet may lose digits or see a date.</param>
    public static Refusal? Of(Cell cell, bool isText) =>
        !cell.HasCachedValue ? FormulaWithoutValue
        : cell.Kind == CellKind.Error ? CellError
        : isText && cell.Kind == CellKind.Date ? TextBecameDate
        : isText && cell.LostDigits ? NumberLostDigits
        : null;

    private static Refusal OfCell(string code, string zh, string en) => new(400, code, zh, en);
}
