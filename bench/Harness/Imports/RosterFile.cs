using System.Globalization;
using Paiyi.Sheets;

namespace Paiyi.Bench.Imports;

/// <summary>Rosters of invented persons, 12 columns, in the words that organisations use.</summary>
internal static class RosterFile
{
    private static readonly string[] Header =
        ["序号", "姓名", "性别", "证件类型", "证件号码", "出生日期", "手机号", "住址", "班级", "学号", "体温", "备注"];

    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Which persons.</summary>
    public enum Kind
    {
        /// <summary>Those that a mixed roster changes.</summary>
        Known,

        /// <summary>One in twenty known with another class, one wrong, one there twice; the others new.</summary>
        Mixed,
    }

    /// <param name="from">The number of the first new person, so that several rosters bring other persons.</param>
    /// <param name="change">What stands before the class of the known persons in a mixed roster.</param>
    public static async Task WriteAsync(string path, int rows, Kind kind, int? from = null, string change = "二")
    {
        var first = from ?? rows;
        await using var file = File.Create(path);
        await using var book = new WorkbookWriter(file);
        var sheet = book.AddSheet("名单", [.. Header.Select(_ => new SheetColumn(null) { Style = CellStyle.Text })]);
        foreach (var title in Header)
            sheet.Text(title);
        sheet.EndRow();
        for (var row = 0; row < rows; row++)
        {
            var (person, before) = kind == Kind.Known ? (row, "") : (row % 20) switch
            {
                0 => (row / 20, change),
                // As the row above it, so that it stands there twice.
                2 => (first + row - 1, ""),
                _ => (first + row, ""),
            };
            Write(sheet, row, person, before, isWrong: kind == Kind.Mixed && row % 20 == 3);
            await sheet.EndRowAsync(CancellationToken.None);
        }

        await book.CompleteAsync();
    }

    private static void Write(SheetWriter sheet, int row, int person, string change, bool isWrong)
    {
        var (number, born, isWoman) = DocumentOf(person);
        if (isWrong)
            number = number[..^1] + (number[^1] == '1' ? '2' : '1');
        sheet.Text($"{row + 1}").Text(Name(person)).Text(isWoman ? "女" : "男").Text("居民身份证").Text(number).Text(born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            .Text(PhoneOf(person)).Text($"幸福路 {person % 400 + 1} 号 {person % 30 + 1} 栋")
            .Text($"{change}{person % 40 + 1}班").Text(string.Create(CultureInfo.InvariantCulture, $"N{person:00000000}")).Text("36.5").Text(person % 9 == 0 ? "自外地返回" : "");
    }

    /// <summary>The resident identity number of an invented person, and what it says.</summary>
    public static (string Number, DateOnly Born, bool IsWoman) DocumentOf(int person)
    {
        var born = new DateOnly(1940, 1, 1).AddDays(person / 900);
        var order = 100 + (person % 900);
        var first = string.Create(CultureInfo.InvariantCulture, $"110101{born:yyyyMMdd}{order}");
        return (first + CheckCharacter(first), born, order % 2 == 0);
    }

    public static string PhoneOf(int person) => string.Create(CultureInfo.InvariantCulture, $"1{88_00000000L + (person % 100_000_000L):0000000000}");

    /// <summary>GB 11643.</summary>
    private static char CheckCharacter(string first) => "10X98765432"[first.Zip(Weights, (digit, weight) => (digit - '0') * weight).Sum() % 11];

    public static string Name(int person) =>
        $"{"王李张刘陈杨黄赵吴周"[person % 10]}{"伟芳娜敏静丽强磊军洋"[person / 10 % 10]}{"勇艳杰娟涛明超秀霞平"[person / 100 % 10]}";
}
