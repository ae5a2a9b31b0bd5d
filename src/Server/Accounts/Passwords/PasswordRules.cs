using System.Collections.Frozen;
using System.Security.Cryptography;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Accounts.Passwords;

/// <summary>What a password must be: long and not guessable. No rules of composition, as NIST SP 800-63B advises.</summary>
public static class PasswordRules
{
    public const int MinimumLength = 10;
    public const int MaximumLength = 128;

    /// <summary>Characters that nobody confuses when an initial password is read aloud or written down.</summary>
    private const string Unmistakable = "abcdefghjkmnpqrstuvwxyz23456789";

    private static readonly FrozenSet<string> Common = new[]
    {
        "1234567890", "0123456789", "0987654321", "9876543210", "12345678910", "123456789a", "a123456789", "1234567890a",
        "1111111111", "0000000000", "8888888888", "6666666666", "1q2w3e4r5t", "1qaz2wsx3edc", "qwertyuiop", "qwerty12345",
        "qwertyuiop123", "asdfghjkl123", "zxcvbnm123", "abcdefghij", "abcd123456", "abc123456789", "aa123456789", "qq123456789",
        "password12", "password123", "password1234", "passw0rd123", "p@ssw0rd123", "administrator", "admin123456", "admin12345",
        "admin@12345", "welcome123", "iloveyou123", "woaini1314", "woaini520", "woaini1314520", "5201314520", "13145201314",
        "changeme123", "letmein1234", "test123456", "user123456", "root123456", "paiyi123456", "qazwsxedcrfv", "1234512345",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Why this may not be the new password; null when it may.</summary>
    public static Refusal? Check(string userName, string password)
    {
        if (password.Length < MinimumLength)
            return AccountProblems.PasswordTooShort;
        if (string.Equals(password, userName, StringComparison.OrdinalIgnoreCase))
            return AccountProblems.PasswordIsUserName;
        return Common.Contains(password) || password.Distinct().Count() == 1 ? AccountProblems.PasswordCommon : null;
    }

    /// <summary>A password to hand over once: 14 characters, about 69 bits.</summary>
    public static string NewInitial() => RandomNumberGenerator.GetString(Unmistakable, 14);
}
