namespace Paiyi.Server.Demonstration;

/// <summary>Names as common as in China: surnames by their real frequency, given names by sex and generation.</summary>
internal static class ChineseNames
{
    /// <summary>Surname and its share of the population in ten-thousandths; the rest of the people bear a rarer one.</summary>
    private const string Frequent =
        "王710 李700 张660 刘520 陈450 杨310 黄220 赵210 吴200 周200 徐150 孙145 马130 朱125 胡120 郭115 何110 林108 罗105 高100 "
        + "郑95 梁88 谢76 宋72 唐70 许68 韩66 邓64 冯62 曹60 彭59 曾58 肖57 田56 董55 潘54 袁53 蔡52 蒋51 余50 于49 杜48 叶47 程46 "
        + "魏45 苏44 吕43 丁42 任41 卢40 姚39 沈38 钟37 姜36 崔35 谭34 陆33 范32 汪31 廖30 石30 金29 韦29 贾28 夏28 付27 方27 邹26 "
        + "熊26 白25 孟25 秦24 邱24 侯23 江23 尹22 薛22 闫21 段21 雷20 龙20 黎19 史19 陶18 贺18 毛17 郝17 顾16 龚16 邵15 万15 覃14 "
        + "武14 钱13 戴13 严12 莫12 孔11 向11 常10 汤10 康10 易10 乔9 赖9 文9 欧阳8 上官2 诸葛1 司徒1";

    private static readonly (string Name, int Upto)[] Surnames = Accumulate();

    private static readonly (string Male, string Female)[] Given =
    [
        ("国建志明德福荣贵祥林宝海文成金生华永光学", "秀桂玉英兰芳珍凤美淑华琴香莲翠梅云素彩荣"),
        ("伟强军勇杰磊涛斌鹏辉超刚波峰俊宁飞浩凯健", "静丽敏艳娟霞燕娜婷莉雪红倩洁颖慧萍玲丹琳"),
        ("轩宇浩泽睿博晨昊然铭辰皓子奕航瑞嘉霖逸阳", "涵梓欣怡诗雨萱琪妍悦可彤若瑶嘉艺语晴思桐"),
    ];

    public static string Surname(Dice dice)
    {
        var at = dice.Below(Surnames[^1].Upto);
        var found = Array.BinarySearch(Surnames, (string.Empty, at), Comparer<(string, int Upto)>.Create((a, b) => a.Upto.CompareTo(b.Upto)));
        return Surnames[found >= 0 ? found + 1 : ~found].Name;
    }

    /// <summary>One or two characters, as they were given in the years of the birth.</summary>
    public static string GivenName(Dice dice, bool female, int birthYear)
    {
        var (male, femaleCharacters) = Given[birthYear < 1970 ? 0 : birthYear < 2000 ? 1 : 2];
        var characters = female ? femaleCharacters : male;
        var first = characters[dice.Below(characters.Length)];
        return dice.Chance(0.18) ? first.ToString() : $"{first}{characters[dice.Below(characters.Length)]}";
    }

    private static (string, int)[] Accumulate()
    {
        var upto = 0;
        return [.. Frequent.Split(' ').Select(entry =>
        {
            var name = entry.TrimEnd("0123456789".ToCharArray());
            return (name, upto += int.Parse(entry[name.Length..]));
        })];
    }
}
