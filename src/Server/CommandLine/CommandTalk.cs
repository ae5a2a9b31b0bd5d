using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.CommandLine;

/// <summary>What a command says to the person at the keyboard: results to the output, progress and refusals to the other one.</summary>
internal sealed class CommandTalk(TextWriter output, TextWriter error, Language language)
{
    private string _last = "";

    public void Say(string zh, string en) => output.WriteLine(language == Language.English ? en : zh);

    public void Refuse(string text) => error.WriteLine(text);

    /// <summary>Says how far it is, once for each step forward.</summary>
    public void Progress(string zh, string en)
    {
        var text = language == Language.English ? en : zh;
        if (text == _last)
            return;
        _last = text;
        error.WriteLine(text);
    }

    public CommandRefusedException Refusal(string zh, string en) => new(language == Language.English ? en : zh);
}
