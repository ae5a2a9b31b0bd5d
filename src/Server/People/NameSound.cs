using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Paiyi.Server.People;

/// <summary>
/// How a name sounds: what is the same for names that people confuse when they hear or type them. Han characters become their
/// Mandarin syllables without tones, surnames as surnames sound (单 shan, 曾 zeng); Latin letters lose case and marks; a
/// character that the table (People/Sounds.txt) does not know stands for itself. Syllables and words are parted by one space.
/// </summary>
public static class NameSound
{
    /// <summary>A name of 60 characters, each a syllable of at most six letters and a space.</summary>
    public const int MaxLength = 420;

    private static readonly Table Sounds = Table.Read();

    public static string Of(string name)
    {
        var sound = new StringBuilder(3 * name.Length);
        var (isFirst, inWord) = (true, false);
        foreach (var rune in name.EnumerateRunes())
        {
            if (Sounds.Syllable(rune, isFirst) is { } syllable)
            {
                Part(true);
                sound.Append(syllable);
                inWord = false;
            }
            else if (Sounds.Letter(rune) is { } letter)
            {
                Part(!inWord);
                sound.Append(letter);
                inWord = true;
            }
            else if (!IsWithinWord(rune))
            {
                inWord = false;
            }

            isFirst = false;
        }

        return sound.Length > 0 ? sound.ToString() : name;

        void Part(bool begins)
        {
            if (begins && sound.Length > 0)
                sound.Append(' ');
        }
    }

    /// <summary>O'Brien is one word, and so is a letter with a mark that stands alone behind it.</summary>
    private static bool IsWithinWord(Rune rune) => rune.Value is '\'' or '’' or '-' || Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark;

    private sealed record Table(FrozenDictionary<int, string> Syllables, FrozenDictionary<int, string> Letters, FrozenDictionary<int, string> Surnames)
    {
        public string? Letter(Rune rune) => Letters.GetValueOrDefault(rune.Value)
            ?? (Rune.IsLetterOrDigit(rune) || !rune.IsBmp || Rune.GetUnicodeCategory(rune) == UnicodeCategory.PrivateUse ? Rune.ToLowerInvariant(rune).ToString() : null);

        public string? Syllable(Rune rune, bool isFirst) => rune.IsAscii ? null
            : isFirst && Surnames.TryGetValue(rune.Value, out var surname) ? surname : Syllables.GetValueOrDefault(rune.Value);

        /// <summary>Lines of a sound and its characters; a comment begins each of the three parts.</summary>
        public static Table Read()
        {
            var parts = new[] { new Dictionary<int, string>(45_000), [], [] };
            var part = 0;
            using var reader = new StreamReader(typeof(NameSound).Assembly.GetManifestResourceStream("Sounds.txt")!);
            while (reader.ReadLine() is { } line)
            {
                if (line.StartsWith('#'))
                {
                    part = line.StartsWith("# latin", StringComparison.Ordinal) ? 1 : line.StartsWith("# surnames", StringComparison.Ordinal) ? 2 : part;
                    continue;
                }

                var space = line.IndexOf(' ');
                var sound = line[..space];
                foreach (var rune in line[(space + 1)..].EnumerateRunes())
                    parts[part].TryAdd(rune.Value, sound);
            }

            return new Table(parts[0].ToFrozenDictionary(), parts[1].ToFrozenDictionary(), parts[2].ToFrozenDictionary());
        }
    }
}
