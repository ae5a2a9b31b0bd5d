using Paiyi.Server.Platform.Problems;
using System.Globalization;
using System.Text.Json;
using Paiyi.Server.People.Checks;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.People;

/// <summary>A checked value of an attribute, as it stands in JSON. Days and choices are text.</summary>
public readonly record struct AttributeValue(AttributeType Type, string? Text, decimal Number = 0, bool Boolean = false)
{
    public void WriteTo(Utf8JsonWriter json)
    {
        switch (Type)
        {
            case AttributeType.Number:
                json.WriteNumberValue(Number);
                break;
            case AttributeType.Boolean:
                json.WriteBooleanValue(Boolean);
                break;
            default:
                json.WriteStringValue(Text);
                break;
        }
    }
}

/// <summary>Checks one raw value by its definition. Nothing is guessed: what is not understood is refused.</summary>
public static class AttributeValues
{
    public const int MaxTextLength = 200;
    private static readonly DateOnly Earliest = new(1900, 1, 1);
    private static readonly DateOnly Latest = new(2199, 12, 31);

    /// <summary>Checks a value that is present; an absent one is the concern of <see cref="AttributeSet"/>.</summary>
    public static Checked<AttributeValue> Check(AttributeDefinition definition, string raw) => definition.Type switch
    {
        AttributeType.Text => CheckText(definition, raw),
        AttributeType.Number => CheckNumber(definition, raw),
        AttributeType.Boolean => PersonWords.TryBoolean(raw, out var yes)
            ? new AttributeValue(AttributeType.Boolean, null, Boolean: yes)
            : PersonProblems.AttributeBoolean(definition),
        AttributeType.Date => WrittenTimes.TryDay(raw, out var day) && day >= Earliest && day <= Latest
            ? new AttributeValue(AttributeType.Date, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : PersonProblems.AttributeDate(definition),
        AttributeType.Choice => CheckChoice(definition, raw),
        _ => throw new ArgumentOutOfRangeException(nameof(definition)),
    };

    private static Checked<AttributeValue> CheckText(AttributeDefinition definition, string raw)
    {
        var text = raw.Trim();
        if (text.Length > MaxTextLength)
            return PersonProblems.AttributeTooLong(definition);
        foreach (var c in text)
        {
            if (char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
                return PersonProblems.AttributeText(definition);
        }

        return new AttributeValue(AttributeType.Text, text);
    }

    private static Checked<AttributeValue> CheckNumber(AttributeDefinition definition, string raw)
    {
        if (raw.Length > 40)
            return PersonProblems.AttributeNumber(definition);
        Span<char> narrow = stackalloc char[raw.Length];
        for (var i = 0; i < raw.Length; i++)
            narrow[i] = RawText.Narrow(raw[i]);
        return decimal.TryParse(narrow.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? new AttributeValue(AttributeType.Number, null, number)
            : PersonProblems.AttributeNumber(definition);
    }

    private static Checked<AttributeValue> CheckChoice(AttributeDefinition definition, string raw)
    {
        var text = raw.AsSpan().Trim();
        foreach (var choice in definition.Choices)
        {
            if (text.Equals(choice, StringComparison.OrdinalIgnoreCase))
                return new AttributeValue(AttributeType.Choice, choice);
        }

        return PersonProblems.AttributeChoice(definition, Suggestions.Nearest(text, definition.Choices));
    }
}
