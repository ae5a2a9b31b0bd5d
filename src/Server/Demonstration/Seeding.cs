using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Paiyi.Rules;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.Passages;
using Paiyi.Server.People;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Policies;

namespace Paiyi.Server.Demonstration;

/// <summary>
/// Writes the demonstration: an invented city with its people, generated from a fixed seed, so that nobody's data is
/// in it and every installation looks alike. Everything is one transaction: a process that dies leaves nothing, and
/// of two that start together the second finds the work done.
/// </summary>
internal static class Seeding
{
    private const long Lock = 0x5061_6979_6953_6565;

    /// <summary>Whole history up to this many persons; beyond it fewer days, so that a million fit into minutes.</summary>
    private const int FullHistoryPersons = 50_000;
    private const int HistoryDays = 30;
    private const int MostDeclarations = 3_000_000;
    private const int MostPassages = 1_000_000;
    private const int MostTests = 7_000_000;

    public static async Task SeedAsync(this WebApplication app, StartOptions start)
    {
        if (!await TrySeedAsync(app.Services, start.Persons, Console.WriteLine, CancellationToken.None))
            Console.WriteLine("The database already has regions; nothing was written.");
    }

    public static Task SeedOnFirstStartAsync(this WebApplication app, StartOptions start) =>
        TrySeedAsync(app.Services, start.Persons, Console.WriteLine, CancellationToken.None);

    /// <summary>True when the demonstration was written, false when the database was in use already.</summary>
    internal static async Task<bool> TrySeedAsync(IServiceProvider services, int persons, Action<string> say, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaiyiDb>();
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Lock})", ct);
            if (await db.Regions.AnyAsync(ct))
                return false;
            await WriteAsync(scope.ServiceProvider, db, persons, say, ct);
            await transaction.CommitAsync(ct);
        }

        db.Database.SetCommandTimeout(0);
        foreach (var table in DemonstrationTables.All)
            await SecondaryIndexes.RunAsync((NpgsqlConnection)await OpenAsync(db, ct), $"VACUUM (ANALYZE) {table}", ct);
        return true;
    }

    private static async Task WriteAsync(IServiceProvider services, PaiyiDb db, int persons, Action<string> say, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        // Whole seconds: rules know instants to the millisecond, and a mark's end must not fall between two of them.
        var now = DateTimeOffset.FromUnixTimeSeconds(services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeSeconds());
        var today = ChinaTime.DayOf(now);
        var enteredAt = ChinaTime.StartOf(today.AddDays(-HistoryDays - 1)).AddHours(9);
        say($"Writing the demonstration: {persons:N0} persons of the city of Anlan, which does not exist.");
        var city = DemonstrationCity.Build(persons, today);
        var population = Population.Build(city, persons, today);
        Rosters.Fill(city, population, today);
        var staff = new DemonstrationStaff(city, await services.HashStaffPasswordAsync(DemonstrationStaff.Password, ct), enteredAt);
        var marks = Deeds.MarksFor(persons, staff, now);
        var published = await services.GetRequiredService<RuleSets>().InForceAsync("health-code", now, ct)
            ?? throw new InvalidOperationException("No rules of the health code are published; run the role 'migrate' first.");
        var seal = services.GetRequiredService<PersonSeal>();
        var rows = new PersonRows(city, seal, enteredAt, today);

        var tables = new DemonstrationTables((NpgsqlConnection)db.Database.GetDbConnection(), db.Model, line => say($"{watch.Elapsed.TotalSeconds,6:F1} s {line}"), ct);
        await tables.SetIndexesAsideAsync();
        await tables.WriteAsync(city.Regions);
        await tables.WriteAsync(city.Organisations);
        await tables.WriteAsync(staff.Accounts);
        await tables.WriteAsync(Deeds.Attributes);
        await tables.WriteAsync([FirstCitizen(seal, enteredAt)]);
        var households = population.Households.Select((subdistrict, i) => (Number: i + 1, Subdistrict: subdistrict)).ToArray();
        await tables.WriteAsync(Batches.Each(households, h => rows.Household(h.Number, h.Subdistrict)));
        await tables.WriteAsync(Batches.Each(population.Persons, rows.Person));
        await tables.WriteAsync(Batches.Each(population.Persons.Where(p => p.Organisation != 0).ToArray(), rows.Membership));
        await tables.WriteAsync(marks);
        await WriteHistoryAsync(tables, population, city, staff, marks, published.Rules, enteredAt, now);
        await db.RuleSetVersions.Where(r => r.Id == published.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.AppliedThrough, (long?)null), ct);
        await tables.WriteAsync([.. Deeds.Trail(marks, staff, now)], withKeys: false);
        await tables.WriteAsync([new SeededDemonstration { Persons = persons, SeededAt = now }], withKeys: false);
        await tables.FinishAsync();
        await new Paperwork(db, city, population, staff, seal, services.GetRequiredService<PersonalDataCipher>(), now).WriteAsync(ct);
    }

    private static async Task WriteHistoryAsync(
        DemonstrationTables tables, Population population, DemonstrationCity city, DemonstrationStaff staff,
        IReadOnlyList<ManualMark> marks, RuleSet rules, DateTimeOffset enteredAt, DateTimeOffset now)
    {
        var persons = population.Persons.Count;
        var answers = new DemonstrationAnswers(now, DaysFor(persons, MostDeclarations));
        await tables.WriteAsync(Batches.Of(population.Persons, answers.Of));

        var colours = new ColourHistories(rules, enteredAt, now);
        var marksOf = marks.ToLookup(m => m.PersonId);
        var histories = new ColourHistory[persons];
        var rounds = new LaboratoryRounds(now, DaysFor(persons, MostTests));
        await tables.WriteAsync(Batches.Of(population.Persons, p => rounds.Of(p, marksOf[p.Id])), withKeys: false);
        await tables.WriteAsync(Batches.Each(population.Persons, p =>
            (histories[p.Id - 1] = colours.Of(p, answers.Of(p), [.. marksOf[p.Id]], rounds.Of(p, marksOf[p.Id]))).Now));
        var steps = histories.SelectMany(h => h.Steps.Select(s => (h.Now.PersonId, Step: s))).OrderBy(s => s.Step.At).ToArray();
        await tables.WriteAsync(Batches.Each(steps, s => Change(s.PersonId, s.Step, rules.Version)), withKeys: false);

        var gates = new Gates(city, staff, now, DaysFor(persons, MostPassages), rules.MayPass.Contains);
        await tables.WriteAsync(gates.Checkpoints);
        await tables.WriteAsync(gates.Keepers);
        var passages = new List<Passage>();
        await foreach (var batch in Batches.Of(population.Persons, p => gates.Of(p, histories[p.Id - 1])))
            passages.AddRange(batch);
        passages.Sort((a, b) => a.At.CompareTo(b.At));
        await tables.WriteAsync(passages, withKeys: false);
    }

    private static int DaysFor(int persons, int mostRows) =>
        persons <= FullHistoryPersons ? HistoryDays : Math.Clamp(mostRows / persons, 1, HistoryDays);

    private static HealthCodeChange Change(long person, ColourStep step, string ruleVersion) => new()
    {
        PersonId = person,
        At = step.At,
        From = step.Before is null ? null : ColourHistories.ColourOf(step.Before),
        To = ColourHistories.ColourOf(step.Outcome),
        Reasons = step.Reasons,
        RuleVersion = ruleVersion,
    };

    private static CitizenAccount FirstCitizen(PersonSeal seal, DateTimeOffset createdAt)
    {
        var phone = seal.Phone(InventedNumbers.Phone(1));
        return new CitizenAccount
        {
            Id = 1,
            PhoneIndex = phone.Index,
            PhoneSealed = phone.Sealed,
            PhoneMask = phone.Mask,
            CreatedAt = createdAt,
            LastSignInAt = createdAt,
        };
    }

    private static async Task<System.Data.Common.DbConnection> OpenAsync(PaiyiDb db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        return db.Database.GetDbConnection();
    }
}
