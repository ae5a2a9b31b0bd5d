using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Platform.Exports;

/// <summary>What one cell of an export holds. A text stays a text, whatever it begins with; instants are China time.</summary>
public readonly struct ListValue
{
    private readonly Kind _kind;
    private readonly string? _text;
    private readonly decimal _number;
    private readonly DateTime _moment;

    private ListValue(Kind kind, string? text = null, decimal number = 0, DateTime moment = default) =>
        (_kind, _text, _number, _moment) = (kind, text, number, moment);

    private enum Kind
    {
        Empty,
        Text,
        Number,
        Date,
        Moment,
        Boolean,
    }

    public static implicit operator ListValue(string? text) => new(Kind.Text, text);

    public static implicit operator ListValue(long? number) => number is { } n ? new ListValue(Kind.Number, number: n) : default;

    public static implicit operator ListValue(decimal? number) => number is { } n ? new ListValue(Kind.Number, number: n) : default;

    public static implicit operator ListValue(bool? value) => value is { } b ? new ListValue(Kind.Boolean, number: b ? 1 : 0) : default;

    public static implicit operator ListValue(DateOnly? day) => day is { } d ? new ListValue(Kind.Date, moment: d.ToDateTime(TimeOnly.MinValue)) : default;

    public static implicit operator ListValue(DateTimeOffset? instant) =>
        instant is { } i ? new ListValue(Kind.Moment, moment: ChinaTime.LocalOf(i)) : default;

    /// <summary>Of a day its year, of everything else nothing.</summary>
    internal ListValue Year() => _kind == Kind.Date ? (ListValue)(long?)_moment.Year : default;

    internal void WriteTo(IExportFile file, Language language)
    {
        switch (_kind)
        {
            case Kind.Text:
                file.Text(_text);
                break;
            case Kind.Number:
                file.Number(_number);
                break;
            case Kind.Date:
                file.Date(DateOnly.FromDateTime(_moment));
                break;
            case Kind.Moment:
                file.Moment(_moment);
                break;
            case Kind.Boolean:
                file.Text((_number == 1, language) switch
                {
                    (true, Language.English) => "Yes",
                    (false, Language.English) => "No",
                    (true, _) => "是",
                    (false, _) => "否",
                });
                break;
            default:
                file.Text(null);
                break;
        }
    }
}
