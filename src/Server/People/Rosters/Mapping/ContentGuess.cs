using Paiyi.Server.People.Checks;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.People.Rosters.Mapping;

/// <summary>Tells what a column may hold by what stands in it.</summary>
internal static class ContentGuess
{
    private const int Fewest = 2;

    /// <summary>The hundred most frequent surnames, borne by about 85 of 100 people (Ministry of Public Security, report on names of 2020).</summary>
    private const string Surnames =
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常";

    /// <summary>The field whose values most of the cells are; null when it is none, or too few cells tell.</summary>
    public static string? FieldOf(IEnumerable<string> cells, DateOnly today)
    {
        var texts = cells.ToList();
        return texts.Count < Fewest ? null
            : Most(texts, t => DocumentNumbers.Check(DocumentType.ResidentId, t, today).Refusal is null) ? RosterFields.DocumentNumber
            : Most(texts, t => PhoneNumbers.Check(t).Refusal is null) ? RosterFields.Phone
            : Most(texts, t => PersonWords.TrySex(t, out _)) ? RosterFields.Sex
            : Most(texts, t => PersonWords.TryDocumentType(t, out _)) ? RosterFields.DocumentType
            : Most(texts, t => WrittenTimes.TryDay(t, out var day) && day.Year >= 1900 && day <= today) ? RosterFields.BirthDate
            : Most(texts, IsName) && texts.Count(t => Surnames.Contains(t[0])) * 10 >= texts.Count * 6 ? RosterFields.Name
            : null;
    }

    private static bool Most(List<string> texts, Predicate<string> test) => texts.Count(t => test(t)) * 10 >= texts.Count * 8;

    private static bool IsName(string text) => text.Length is >= 2 and <= 4 && text.All(c => c is >= '\u4E00' and <= '\u9FFF');
}
