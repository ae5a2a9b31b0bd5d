using Paiyi.Server.Accounts.Passwords;

namespace Paiyi.Server.Accounts;

/// <summary>For modules that write accounts of staff: the password as an account keeps it.</summary>
public static class StaffPasswords
{
    public static Task<string> HashStaffPasswordAsync(this IServiceProvider services, string password, CancellationToken ct) =>
        services.GetRequiredService<PasswordHasher>().HashAsync(password, ct);
}
