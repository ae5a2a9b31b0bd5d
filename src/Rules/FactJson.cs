using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Paiyi.Rules;

internal static class FactJson
{
    private const int MaxWrittenDepth = 60;
    private const int MaxWrittenBytes = 1_000_000;

    private static readonly JsonWriterOptions Readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static FactValue Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => FactValue.True,
        JsonValueKind.False => FactValue.False,
        JsonValueKind.Number => ReadInteger(json) is { } number
            ? FactValue.Of(number)
            : throw new FormatException($"{json.GetRawText()} is not an integer of 64 bits."),
        JsonValueKind.String => FactValue.Of(json.GetString()),
        JsonValueKind.Array => FactValue.ListOf([.. json.EnumerateArray().Select(Read)]),
        JsonValueKind.Object => ReadRecord(json),
        _ => FactValue.Null,
    };

    /// <summary>An integer however it is written (1, 1.0, 1e2); null for a fraction or a number too large.</summary>
    public static long? ReadInteger(JsonElement json)
    {
        if (json.TryGetInt64(out var number))
            return number;
        return json.TryGetDecimal(out var wide)
            && decimal.IsInteger(wide)
            && wide is >= long.MinValue and <= long.MaxValue
            ? (long)wide
            : null;
    }

    public static string Write(in FactValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
            Write(writer, value, 0);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static FactValue ReadRecord(JsonElement json)
    {
        var names = new List<string>();
        var values = new List<FactValue>();
        foreach (var property in json.EnumerateObject())
        {
            names.Add(property.Name);
            values.Add(Read(property.Value));
        }

        try
        {
            return FactValue.Of(new FactRecord(new FactShape([.. names]), [.. values]));
        }
        catch (ArgumentException twice)
        {
            throw new FormatException(twice.Message, twice);
        }
    }

    private static void Write(Utf8JsonWriter writer, in FactValue value, int depth)
    {
        switch (value.Kind)
        {
            case FactKind.Boolean:
                writer.WriteBooleanValue(value.AsBoolean());
                break;
            case FactKind.Number:
                writer.WriteNumberValue(value.AsNumber());
                break;
            case FactKind.Text:
                writer.WriteStringValue(value.AsText());
                break;
            case FactKind.DateTime:
                writer.WriteStringValue(value.AsDateTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
                break;
            case FactKind.List or FactKind.Record
                when depth >= MaxWrittenDepth || writer.BytesCommitted + writer.BytesPending > MaxWrittenBytes:
                writer.WriteStringValue("…");
                break;
            case FactKind.List:
                writer.WriteStartArray();
                foreach (var item in value.AsList())
                    Write(writer, item, depth + 1);
                writer.WriteEndArray();
                break;
            case FactKind.Record:
                writer.WriteStartObject();
                for (var i = 0; i < value.AsRecord().Count; i++)
                {
                    writer.WritePropertyName(value.AsRecord().Shape.Names[i]);
                    Write(writer, value.AsRecord().Values[i], depth + 1);
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
