using System.Collections.Concurrent;
using Agreements.App.Mail;

namespace Agreements.App.Outbox;

/// <summary>What a mail server has answered and could not be written down, because the disk was full or the database away. While something is here nothing is sent: else what was accepted would go out again with
/// each lease that runs out. It lives as long as the process; after its death each of them is repeated once, with the same Message-ID.</summary>
public sealed class UnmarkedMails
{
    private readonly ConcurrentDictionary<Guid, Answer> _answers = new();

    /// <param name="Owner">Who holds the claim.</param>
    public sealed record Answer(OutboxMail Mail, string Owner, Delivery Delivery);

    public IReadOnlyCollection<Answer> All => [.. _answers.Values];

    public void Keep(Answer answer) => _answers[answer.Mail.Id] = answer;

    public void Forget(Answer answer) => _answers.TryRemove(answer.Mail.Id, out _);
}
