using Paiyi.Sheets;

namespace Paiyi.Server.Tests.Fixtures;

/// <summary>Reading of downloaded files in tests.</summary>
public static class Tables
{
    /// <summary>The texts of all rows of the first sheet of a workbook.</summary>
    public static string[][] OfWorkbook(byte[] file)
    {
        using var book = WorkbookReader.Open(new MemoryStream(file));
        using var sheet = book.OpenSheet(0);
        return Rows(sheet);
    }

    /// <summary>The texts of all rows of a CSV file.</summary>
    public static string[][] OfText(byte[] file)
    {
        using var rows = DelimitedReader.Open(new MemoryStream(file));
        return Rows(rows);
    }

    private static string[][] Rows(ISheetReader reader)
    {
        var rows = new List<string[]>();
        while (reader.Read())
        {
            var row = new string[reader.ColumnCount];
            for (var i = 0; i < row.Length; i++)
                row[i] = reader[i].GetText();
            rows.Add(row);
        }

        return [.. rows];
    }
}
