using System.Threading.Channels;
using Npgsql;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Declarations.Writing;

/// <summary>
/// Groups the declarations that arrive while the last group is being committed into one commit. The morning peak is
/// bounded by how often the disk can flush; a group costs one flush, so the more people declare at once, the less each
/// costs, and a lone declaration waits for nobody. Every request hears of its own row: nothing is acknowledged before
/// it is durable, and a row that the database refuses fails alone.
/// </summary>
internal sealed class DeclarationWriter(NpgsqlDataSource database, LivePublisher live, TimeProvider clock, ILogger<DeclarationWriter> log) : BackgroundService
{
    private const int MaxBatch = 256;
    internal const int MaxWaiting = 8192;

    private readonly Channel<PendingDeclaration> _waiting =
        Channel.CreateBounded<PendingDeclaration>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });

    /// <summary>How many wait for the next group.</summary>
    internal int Waiting => _waiting.Reader.Count;

    /// <summary>False when too many wait already; else the declaration's own task tells the end.</summary>
    public bool TryEnqueue(PendingDeclaration declaration) => _waiting.Writer.TryWrite(declaration);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Stopping completes the channel instead of cancelling: whoever waits is still written.
        var batch = new List<PendingDeclaration>(MaxBatch);
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (batch.Count < MaxBatch && _waiting.Reader.TryRead(out var declaration))
                batch.Add(declaration);
            await CommitAsync(batch);
            batch.Clear();
        }
    }

    private async Task CommitAsync(List<PendingDeclaration> batch)
    {
        try
        {
            await DeclarationBatch.CommitAsync(database, batch, clock.GetUtcNow());
            live.Changed(LiveTopic.Declarations, LivePersons.Source, batch.Select(d => d.PersonId));
        }
        catch (Exception e) when (batch.Count > 1 && !ProblemPipeline.IsOutage(e))
        {
            log.LogWarning(e, "A group of {Count} declarations was refused; writing them one by one", batch.Count);
            foreach (var declaration in batch)
                await CommitAsync([declaration]);
        }
        catch (Exception e)
        {
            foreach (var declaration in batch)
                declaration.Fail(e);
        }
    }
}
