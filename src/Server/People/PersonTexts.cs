using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People;

/// <summary>The words for the register's fixed values, as files show them and as rosters may give them back.</summary>
public static class PersonTexts
{
    public static string Of(Sex sex, Language language) => (sex, language) switch
    {
        (Sex.Male, Language.English) => "Male",
        (Sex.Female, Language.English) => "Female",
        (Sex.Male, _) => "男",
        _ => "女",
    };

    public static string Of(DocumentType type, Language language) => (type, language) switch
    {
        (DocumentType.ResidentId, Language.English) => "Resident id",
        (DocumentType.Passport, Language.English) => "Passport",
        (DocumentType.HongKongMacaoPermit, Language.English) => "Hong Kong/Macao permit",
        (DocumentType.TaiwanPermit, Language.English) => "Taiwan permit",
        (DocumentType.Other, Language.English) => "Other",
        (DocumentType.ResidentId, _) => "居民身份证",
        (DocumentType.Passport, _) => "护照",
        (DocumentType.HongKongMacaoPermit, _) => "港澳居民来往内地通行证",
        (DocumentType.TaiwanPermit, _) => "台湾居民来往大陆通行证",
        _ => "其他证件",
    };
}
