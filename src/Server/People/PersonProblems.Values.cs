using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People;

/// <content>What the checks of single values refuse; an import reports the same codes by cell.</content>
public static partial class PersonProblems
{
    public static readonly Refusal NameMissing = Of("name", "persons.nameMissing", "请填写姓名。", "Enter the name.");

    public static readonly Refusal NameTooLong = Of("name", "persons.nameTooLong",
        "姓名不能超过 60 个字，请检查是否填错了列。", "A name has at most 60 characters. Check that it is in the right column.");

    public static readonly Refusal NameWrong = Of("name", "persons.nameWrong",
        "姓名中没有文字，或含有无法识别的字符，请重新填写。", "The name has no letters or holds unreadable characters. Type it again.");

    public static readonly Refusal DocumentTypeUnknown = Of("documentType", "persons.documentTypeUnknown",
        "证件类型无法识别，请填：居民身份证、护照、港澳居民来往内地通行证、台湾居民来往大陆通行证、其他。",
        "Unknown document type. Use: resident id, passport, Hong Kong/Macao permit, Taiwan permit, other.");

    public static readonly Refusal DocumentNumberMissing = Of("documentNumber", "persons.documentNumberMissing",
        "请填写证件号码。", "Enter the document number.");

    public static readonly Refusal DocumentNumberAsNumber = Of("documentNumber", "persons.documentNumberAsNumber",
        "证件号码被表格软件当成了数字，末几位已丢失。请把该列设为“文本”格式后重新填写。",
        "The spreadsheet turned this number into 1.1E+17 and lost its last digits. Format the column as text and type it again.");

    public static readonly Refusal DocumentNumberWrong = Of("documentNumber", "persons.documentNumberWrong",
        "证件号码应为 3 至 30 位字母或数字，请核对。", "A document number has 3 to 30 letters or digits. Check it.");

    public static readonly Refusal ResidentIdOfFifteen = Of("documentNumber", "persons.residentIdOfFifteen",
        "15 位身份证号码已于 2013 年停用，请填写 18 位号码。", "Resident ids of 15 digits ended in 2013. Enter the 18-character number.");

    public static readonly Refusal ResidentIdFormat = Of("documentNumber", "persons.residentIdFormat",
        "身份证号码应为 18 位：前 17 位是数字，最后一位是数字或 X。", "A resident id has 18 characters: 17 digits, then a digit or X.");

    public static readonly Refusal ResidentIdDivision = Of("documentNumber", "persons.residentIdDivision",
        "身份证号码的前两位不是任何省级行政区的代码，请核对。", "The first two digits of the resident id are no province. Check them.");

    public static readonly Refusal ResidentIdBirthDate = Of("documentNumber", "persons.residentIdBirthDate",
        "身份证号码第 7 至 14 位不是有效的出生日期，请核对。", "Digits 7 to 14 of the resident id are not a possible day of birth. Check them.");

    public static readonly Refusal ResidentIdCheckCharacter = Of("documentNumber", "persons.residentIdCheckCharacter",
        "身份证号码的校验位不符，有一位或几位填错了，请逐位核对。", "The check character of the resident id does not fit: a digit is wrong. Compare it with the card.");

    public static readonly Refusal PassportWrong = Of("documentNumber", "persons.passportWrong",
        "护照号码应为 5 至 9 位字母和数字，请核对。", "A passport number has 5 to 9 letters and digits. Check it.");

    public static readonly Refusal HongKongMacaoPermitWrong = Of("documentNumber", "persons.hongKongMacaoPermitWrong",
        "港澳居民来往内地通行证号码为 H 或 M 加 8 位数字，请核对。", "A Hong Kong/Macao permit is H or M and 8 digits. Check it.");

    public static readonly Refusal TaiwanPermitWrong = Of("documentNumber", "persons.taiwanPermitWrong",
        "台湾居民来往大陆通行证号码为 8 位数字，请核对。", "A Taiwan permit has 8 digits. Check it.");

    public static readonly Refusal PhoneWrong = Of("phone", "persons.phoneWrong",
        "手机号应为 11 位，以 13 至 19 开头，请核对。", "A mobile number has 11 digits and begins with 13 to 19. Check it.");

    public static readonly Refusal PhoneAsNumber = Of("phone", "persons.phoneAsNumber",
        "手机号被表格软件当成了数字。请把该列设为“文本”格式后重新填写。",
        "The spreadsheet turned this number into 1.38E+10. Format the column as text and type it again.");

    public static readonly Refusal PhoneLandline = Of("phone", "persons.phoneLandline",
        "这是固定电话，收不到验证码。请填写手机号；没有手机的人请留空。",
        "This is a landline and cannot receive codes. Enter a mobile number, or leave it empty for a person without one.");

    public static readonly Refusal PhoneForeign = Of("phone", "persons.phoneForeign",
        "目前只支持内地手机号。没有内地手机号的人请留空，由同住人代为申报。",
        "Only mainland mobile numbers are supported. Leave it empty; somebody of the household can declare for this person.");

    public static readonly Refusal SexMissing = Of("sex", "persons.sexMissing", "请填写性别。", "Enter the sex.");

    public static readonly Refusal SexUnknown = Of("sex", "persons.sexUnknown", "性别请填“男”或“女”。", "Enter male or female.");

    public static readonly Refusal SexDisagrees = Of("sex", "persons.sexDisagrees",
        "性别与身份证号码不一致，请核对其中一项。", "The sex does not agree with the resident id. Correct one of them.");

    public static readonly Refusal BirthDateMissing = Of("birthDate", "persons.birthDateMissing", "请填写出生日期。", "Enter the day of birth.");

    public static readonly Refusal BirthDateWrong = Of("birthDate", "persons.birthDateWrong",
        "出生日期无效，请按“2001-05-09”的格式填写，且不能晚于今天。", "Not a possible day of birth. Write it like 2001-05-09, not later than today.");

    public static readonly Refusal BirthDateDisagrees = Of("birthDate", "persons.birthDateDisagrees",
        "出生日期与身份证号码不一致，请核对其中一项。", "The day of birth does not agree with the resident id. Correct one of them.");

    public static readonly Refusal AddressTooLong = Of("address", "persons.addressTooLong",
        "地址不能超过 200 个字。", "An address has at most 200 characters.");

    public static string FieldOf(string attributeKey) => $"attributes.{attributeKey}";

    public static Refusal AttributeUnknown(string key, IEnumerable<string> known) => Suggestions.Nearest(key, known) is { } meant
        ? Of(FieldOf(Shown(key)), "persons.attributeUnknown",
            $"没有“{Shown(key)}”这个字段，是否指“{meant}”？", $"There is no field '{Shown(key)}'. Did you mean '{meant}'?").With("suggestion", meant)
        : Of(FieldOf(Shown(key)), "persons.attributeUnknown",
            $"没有“{Shown(key)}”这个字段，请刷新页面后重填。", $"There is no field '{Shown(key)}'. Reload the page and fill it in again.");

    public static Refusal AttributeMissing(AttributeDefinition a) => Of(a, "persons.attributeMissing",
        $"请填写“{a.LabelZh}”。", $"Enter '{a.LabelEn}'.");

    public static Refusal AttributeTooLong(AttributeDefinition a) => Of(a, "persons.attributeTooLong",
        $"“{a.LabelZh}”不能超过 200 个字。", $"'{a.LabelEn}' has at most 200 characters.");

    public static Refusal AttributeText(AttributeDefinition a) => Of(a, "persons.attributeText",
        $"“{a.LabelZh}”含有无法识别的字符，请重新填写。", $"'{a.LabelEn}' holds unreadable characters. Type it again.");

    public static Refusal AttributeNumber(AttributeDefinition a) => Of(a, "persons.attributeNumber",
        $"“{a.LabelZh}”请填数字，例如 36.5。", $"'{a.LabelEn}' must be a number, such as 36.5.");

    public static Refusal AttributeBoolean(AttributeDefinition a) => Of(a, "persons.attributeBoolean",
        $"“{a.LabelZh}”请填“是”或“否”。", $"'{a.LabelEn}' must be yes or no.");

    public static Refusal AttributeDate(AttributeDefinition a) => Of(a, "persons.attributeDate",
        $"“{a.LabelZh}”请按“2026-01-31”的格式填写日期。", $"'{a.LabelEn}' must be a date like 2026-01-31.");

    public static Refusal AttributeChoice(AttributeDefinition a, string? meant) => meant is null
        ? Of(a, "persons.attributeChoice",
            $"“{a.LabelZh}”只能填：{string.Join("、", a.Choices.Take(10))}{(a.Choices.Length > 10 ? "等" : "")}。",
            $"'{a.LabelEn}' must be one of: {string.Join(", ", a.Choices.Take(10))}{(a.Choices.Length > 10 ? ", …" : "")}.")
        : Of(a, "persons.attributeChoice",
            $"“{a.LabelZh}”没有这个选项，是否指“{meant}”？", $"'{a.LabelEn}' has no such choice. Did you mean '{meant}'?").With("suggestion", meant);

    private static Refusal Of(AttributeDefinition attribute, string code, string zh, string en) => Of(FieldOf(attribute.Key), code, zh, en);

    private static Refusal Of(string field, string code, string zh, string en) => new Refusal(400, code, zh, en).At(field);

    private static string Shown(string key) => RawText.Start(key, 40);
}
