using Agreements.App.Backups;
using Agreements.Domain.Access;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Logging;

namespace Agreements.App.Pipeline;

/// <summary>Reads; no transaction.</summary>
public interface IQuery<out T> : IRequest<T>;

/// <summary>Changes something; all of it or nothing.</summary>
public interface ICommand<out T> : IRequest<T>;

/// <summary>Who acts, and how, in this scope.</summary>
public sealed class RequestContext
{
    /// <summary>Nobody, until the host says who it is.</summary>
    public Principal Principal { get; set; } = Principal.Nobody;

    /// <summary>As the timeline names it.</summary>
    public string Actor => Principal.Name;

    /// <summary>From where the request came; null = a job or a verb.</summary>
    public string? Address { get; set; }

    /// <summary>The <c>traceId</c> of a refusal; null = a job or a verb.</summary>
    public string? RequestId { get; set; }

    /// <summary>In which texts are answered.</summary>
    public Domain.Texts.Language Language { get; set; }

    /// <summary>Answer as if it were done, and do nothing (AIP-163).</summary>
    public bool ValidateOnly { get; set; }

    /// <summary>Agreements that a list had to leave out because their rows are broken; of those that the caller may see.</summary>
    public HashSet<Guid> LeftOut { get; } = [];

    /// <summary>So many of <see cref="LeftOut"/> are named at most; all are counted.</summary>
    public const int MostNamed = 20;

    /// <summary>What is answered is a file, whole or not at all: an agreement whose row is broken ends it.</summary>
    public bool IsFile { get; set; }

    /// <summary>Jobs that have work once this scope's transaction is committed.</summary>
    public HashSet<string> Wake { get; } = [];

    /// <summary>What is to be done in this process once this scope's transaction is committed, before a job is woken.</summary>
    public List<Action> AfterCommit { get; } = [];
}

/// <summary>Raised after a commit, so that a job need not wait for its next tick. A lost signal loses nothing: the tick comes.</summary>
public sealed class WorkSignal(ILogger<WorkSignal> log)
{
    public event Action<string>? Raised;

    /// <summary>For work whose time has not come yet.</summary>
    public void RaiseAfter(string job, TimeSpan wait, TimeProvider time) => _ = Task.Delay(wait, time).ContinueWith(_ => Raise(job), TaskScheduler.Default);

    public void Raise(string job)
    {
        try
        {
            Raised?.Invoke(job);
        }
        catch (Exception exception)
        {
            // The work is committed: an error now would tell the caller that it is not.
            log.LogWarning(exception, "Job {Job} could not be asked for; it comes with its next tick.", job);
        }
    }
}

/// <summary>Shape before rules: runs the request's FluentValidation validator, if it has one.</summary>
public sealed class ValidationBehavior<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (Slices.Validator<TRequest>() is { } validator)
        {
            var result = await validator.ValidateAsync(request, cancellationToken);
            if (!result.IsValid) throw new Domain.DomainException(Domain.ProblemKind.Invalid, [.. result.Errors.Select(Shape.ToViolation)]);
        }
        return await next();
    }
}

/// <summary>A command that makes a restored database one on which others may go on: it alone may write to one that is not reconciled.</summary>
public interface IReconciles;

/// <summary>One transaction around a command; a refusal or failure leaves nothing behind. Within an open one it is a part of that.</summary>
public sealed class TransactionBehavior<TRequest, TResponse>(UnitOfWork work, RequestContext context, RestoreWatch restored) : IPipelineBehavior<TRequest, TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request is not ICommand<TResponse>) return await next();
        if (request is not IReconciles && !context.ValidateOnly && !work.IsOpen) await restored.RequireAsync(cancellationToken);
        if (await work.JoinAsync(cancellationToken)) return await next();
        await work.BeginAsync(cancellationToken);
        try
        {
            var response = await next();
            await (context.ValidateOnly ? work.RollbackAsync() : work.CommitAsync(cancellationToken));
            return response;
        }
        catch
        {
            await work.RollbackAsync();
            throw;
        }
    }
}
