using Paiyi.Server.CommandLine;
using Paiyi.Server.Platform.Problems;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests;

public sealed class StartOptionsTests
{
    [Theory]
    [InlineData("serve", ServerRole.Serve)]
    [InlineData("work", ServerRole.Work)]
    [InlineData("migrate", ServerRole.Migrate)]
    [InlineData("seed", ServerRole.Seed)]
    [InlineData("rotate-keys", ServerRole.RotateKeys)]
    [InlineData("all", ServerRole.All)]
    public void A_role_is_known_by_its_name(string name, ServerRole role)
    {
        var start = StartOptions.Parse([name]);

        start.Error.ShouldBeNull();
        start.Role.ShouldBe(role);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("+3")]
    [InlineData("Serve,Work")]
    [InlineData("se-ed")]
    [InlineData("")]
    public void What_is_no_role_starts_nothing(string name) => StartOptions.Parse([name]).Error.ShouldNotBeNull();

    [Fact]
    public void Without_a_role_it_serves() => StartOptions.Parse(["--urls=http://127.0.0.1:1"]).Role.ShouldBe(ServerRole.Serve);

    [Fact]
    public void An_import_is_read_in_any_order_of_its_options()
    {
        var start = StartOptions.Parse(["import", "--as", "school", "--dry-run", "名单.xlsx", "--organisation=第一中学", "--language", "zh", "--Logging:LogLevel:Default=Debug"]);

        start.Error.ShouldBeNull();
        start.Role.ShouldBe(ServerRole.Command);
        start.Command.ShouldBe(new ImportOptions("school", Language.Chinese, "名单.xlsx", "第一中学", null, true, null, null, null));
        start.ConfigurationArguments.ShouldBe(["--Logging:LogLevel:Default=Debug"]);
    }

    [Fact]
    public void An_export_takes_several_filters_and_its_format_from_the_file()
    {
        var export = StartOptions.Parse(["export", "persons", "p.csv", "--as", "district", "--filter", "colour=red", "--filter=name=a=b", "--level", "full", "--reason", "核对"])
            .Command.ShouldBeOfType<ExportOptions>();

        (export.List, export.File, export.Level, export.Reason, export.IsEncrypted).ShouldBe(("persons", "p.csv", "full", "核对", false));
        export.Filters.ShouldBe([new("colour", "red"), new("name", "a=b")]);
    }

    [Fact]
    public void An_export_replaces_a_file_only_when_asked()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
        File.WriteAllText(file, "");
        try
        {
            StartOptions.Parse(["export", "persons", file, "--as", "x"]).Error.ShouldBe($"{file} exists. Add --overwrite to replace it.");
            StartOptions.Parse(["export", "persons", file, "--as", "x", "--overwrite"]).Error.ShouldBeNull();
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("import", "a.xlsx", "--organisation", "1")]
    [InlineData("import", "a.xlsx", "--as", "x")]
    [InlineData("import", "--organisation", "1", "--as", "x")]
    [InlineData("export", "persons", "--as", "x")]
    [InlineData("export", "persons", "p.pdf", "--as", "x")]
    [InlineData("export", "persons", "p.csv", "--as", "x", "--filter", "red")]
    public void A_command_that_lacks_something_starts_nothing(params string[] arguments) => StartOptions.Parse(arguments).Error.ShouldNotBeNull();
}
