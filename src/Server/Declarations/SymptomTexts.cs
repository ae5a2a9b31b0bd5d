using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Declarations;

/// <summary>The symptoms in words.</summary>
public static class SymptomTexts
{
    public static string Of(Symptom symptom, Language language) => (symptom, language == Language.English) switch
    {
        (Symptom.Fever, false) => "发热",
        (Symptom.Fever, true) => "Fever",
        (Symptom.Cough, false) => "咳嗽",
        (Symptom.Cough, true) => "Cough",
        (Symptom.Fatigue, false) => "乏力",
        (Symptom.Fatigue, true) => "Fatigue",
        (Symptom.Dyspnea, false) => "呼吸困难",
        (Symptom.Dyspnea, true) => "Difficulty breathing",
        (Symptom.Diarrhea, false) => "腹泻",
        (Symptom.Diarrhea, true) => "Diarrhoea",
        (Symptom.Anosmia, false) => "嗅觉或味觉丧失",
        (Symptom.Anosmia, true) => "Loss of smell or taste",
        (Symptom.SoreThroat, false) => "咽痛",
        (Symptom.SoreThroat, true) => "Sore throat",
        _ => throw new ArgumentOutOfRangeException(nameof(symptom)),
    };
}
