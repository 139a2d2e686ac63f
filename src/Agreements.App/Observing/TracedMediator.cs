using Agreements.Domain;
using MediatR;

namespace Agreements.App.Observing;

/// <summary>A span for each request by the name of its type, such as <c>GetAgreement.Query</c>. It takes the mediator's place only when
/// spans are exported.</summary>
public sealed class TracedMediator(ServiceFactory services) : IMediator
{
    private readonly IMediator _mediator = new Mediator(services);

    public Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return SendAsync(request, cancellationToken);
    }

    public Task Publish<TNotification>(TNotification notification, CancellationToken cancellationToken = default)
        where TNotification : INotification => _mediator.Publish(notification, cancellationToken);

    private async Task<TResponse> SendAsync<TResponse>(IRequest<TResponse> request, CancellationToken ct)
    {
        using var span = Observed.Source.StartActivity(NameOf(request.GetType()));
        try
        {
            return await _mediator.Send(request, ct);
        }
        catch (DomainException refused)
        {
            span?.SetTag("agreements.refused", refused.Violations[0].Code);
            throw;
        }
        catch (Exception exception)
        {
            // The type and no more: a message may hold what somebody has typed.
            span?.SetTag("error.type", exception.GetType().FullName)?.SetStatus(System.Diagnostics.ActivityStatusCode.Error);
            throw;
        }
    }

    internal static string NameOf(Type request) => request.DeclaringType is { } useCase ? $"{useCase.Name}.{request.Name}" : request.Name;
}
