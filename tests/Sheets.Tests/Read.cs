namespace Paiyi.Sheets.Tests;

internal static class Read
{
    /// <summary>All rows as a person sees them.</summary>
    public static List<string[]> Rows(this WorkbookReader book, int sheet = 0)
    {
        using (book)
        {
            using var reader = book.OpenSheet(sheet);
            return reader.Rows();
        }
    }

    public static List<string[]> Rows(this ISheetReader reader)
    {
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add(reader.Texts());
        return rows;
    }

    public static string[] Texts(this ISheetReader reader)
    {
        var texts = new string[reader.ColumnCount];
        for (var column = 0; column < texts.Length; column++)
            texts[column] = reader[column].GetText();
        return texts;
    }

    /// <summary>What is wrong with the file, after reading every cell of every sheet.</summary>
    public static SheetException? Problem(byte[] bytes, SheetLimits? limits = null)
    {
        try
        {
            using var book = WorkbookReader.Open(new MemoryStream(bytes), limits);
            foreach (var sheet in book.Sheets)
            {
                using var reader = book.OpenSheet(sheet.Index);
                while (reader.Read())
                    reader.Texts();
                book.ReadMergedRanges(sheet.Index);
            }
            return null;
        }
        catch (SheetException e)
        {
            return e;
        }
    }

    public static SheetProblem? Kind(this RawWorkbook book, SheetLimits? limits = null) => Problem(book.ToBytes(), limits)?.Problem;
}
