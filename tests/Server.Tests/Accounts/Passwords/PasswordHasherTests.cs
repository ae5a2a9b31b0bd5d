using System.Diagnostics;
using Paiyi.Server.Accounts.Passwords;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Accounts.Passwords;

public sealed class PasswordHasherTests : IDisposable
{
    private readonly PasswordHasher hasher = new();

    public void Dispose() => hasher.Dispose();

    [Fact]
    public async Task A_hash_is_a_PHC_string_with_the_parameters_of_OWASP_and_a_salt_of_its_own()
    {
        var first = await hasher.HashAsync("七天 seven days", TestContext.Current.CancellationToken);
        var second = await hasher.HashAsync("七天 seven days", TestContext.Current.CancellationToken);

        first.ShouldMatch(@"^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$");
        first.ShouldNotBe(second);
        (await hasher.VerifyAsync("七天 seven days", first, TestContext.Current.CancellationToken)).ShouldBeTrue();
        (await hasher.VerifyAsync("七天 seven day", first, TestContext.Current.CancellationToken)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_hash_of_the_reference_implementation_is_understood() =>
        (await hasher.VerifyAsync(
            "password", "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
            TestContext.Current.CancellationToken)).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("-")]
    [InlineData("$argon2id$v=19$m=x,t=2,p=1$c29tZXNhbHQ$CTFh")]
    public async Task Without_a_usable_hash_the_answer_is_no_and_takes_its_time(string? phc)
    {
        var clock = Stopwatch.StartNew();

        (await hasher.VerifyAsync("anything", phc, TestContext.Current.CancellationToken)).ShouldBeFalse();

        clock.Elapsed.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(5));
    }
}
