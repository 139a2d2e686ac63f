using System.Globalization;
using Agreements.App.Features.Agreements;
using Agreements.Domain.Agreements;
using Agreements.Domain.Dates;
using Agreements.Domain.Texts;

namespace Agreements.Web.Ui;

/// <summary>The facts of an agreement as one form writes and reads them. Names of fields are the places to which refusals point.</summary>
internal static class AgreementForm
{
    public const int MostParties = 12, MostFunding = 20;

    public static int Parties(FormValues typed) => FormList.Count(typed, "Parties", 2, MostParties);

    public static int Funding(FormValues typed) => FormList.Count(typed, "Funding", 0, MostFunding);

    /// <param name="links">References of the parent and the predecessor, as far as the reader may know them.</param>
    public static FormValues Write(AgreementView view, IReadOnlyDictionary<Guid, string> links)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal);
        Put("Class", Words.Of(view.Class)); Put("Regime", Words.Of(view.Regime)); Put("Title", view.Title); Put("Subject", view.Subject);
        Put("Scope", Lines(view.Scope)); Put("LegalBases", Lines(view.LegalBases)); Put("Programmes", Lines(view.Programmes)); Put("Segments", Lines(view.Segments));
        PutParties(view, Put);
        PutTerm(view, Put);
        PutLink("Parent", view.Parent); PutLink("Predecessor", view.Predecessor);
        Put("ParentOverrideReason", view.ParentOverrideReason); Flag("ReplacesPredecessor", view.ReplacesPredecessor); Flag("CouncilApprovalRequired", view.CouncilApprovalRequired);
        Put("SigningPlan.On", DateInput.Write(view.SigningPlan?.On)); Put("SigningPlan.Event", view.SigningPlan?.Event); Put("SigningPlan.Place", view.SigningPlan?.Place);
        PutFunding(view, Put);
        Put("Officer.Institution", view.Officer is { } officer ? Number(view.Parties.ToList().FindIndex(p => p.Institution == officer.Institution) + 1) : null);
        Put("Officer.Name", view.Officer?.Name); Put("Officer.Post", view.Officer?.Post); Put("Officer.Mail", view.Officer?.Mail);
        Put("Verification.Status", Words.Of(view.Verification.Status)); Put("Verification.Source", view.Verification.Source);
        return new FormValues(form);

        void Put(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) form[name] = value;
        }

        void Flag(string name, bool value) => Put(name, value ? "true" : null);

        void PutLink(string name, Guid? id)
        {
            if (id is not { } known) return;
            Put(name, links.GetValueOrDefault(known, known.ToString()));
            Put(name + "Id", known.ToString()); Put(name + "For", form[name]);
        }
    }

    /// <summary>What each document has of its own: removed.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> OwnOfDocument(int parties) => Enumerable.Range(0, parties).SelectMany(i =>
        new[] { "Number", "NumberDate", "SignedOn", "NameAtSigning", "Signatory.MandateLetter", "Signatory.MandateUntil" }.Select(n => new KeyValuePair<string, string?>($"Parties[{i}].{n}", null)));

    private static void PutParties(AgreementView view, Action<string, string?> put)
    {
        put("Parties.Count", Number(view.Parties.Count));
        foreach (var party in view.Parties)
        {
            var at = $"Parties[{party.Order - 1}].";
            put(at + "Institution", party.Name); put(at + "InstitutionId", party.Institution.ToString()); put(at + "InstitutionFor", party.Name);
            put(at + "NameAtSigning", party.NameAtSigning); put(at + "Number", party.Number); put(at + "NumberDate", DateInput.Write(party.NumberDate)); put(at + "SignedOn", DateInput.Write(party.SignedOn));
            put(at + "Signatory.Name", party.Signatory?.Name); put(at + "Signatory.Post", party.Signatory?.Post); put(at + "Signatory.Capacity", party.Signatory?.Capacity is { } capacity ? Words.Of(capacity) : null);
            put(at + "Signatory.MandateLetter", party.Signatory?.MandateLetter); put(at + "Signatory.PostUntil", DateInput.Write(party.Signatory?.PostUntil)); put(at + "Signatory.MandateUntil", DateInput.Write(party.Signatory?.MandateUntil));
        }
    }

    private static void PutTerm(AgreementView view, Action<string, string?> put)
    {
        var term = view.Term;
        put("Term.SignedOn", DateInput.Write(term.SignedOn)); put("Term.StartsOn", DateInput.Write(term.StartsOn)); put("Term.EndBasis", Words.Of(term.EndBasis)); put("Term.EndsOn", DateInput.Write(term.EndsOn));
        put("Term.DurationAsWritten", term.DurationAsWritten); put("Term.Duration.Amount", Number(term.Duration?.Amount)); put("Term.Duration.Unit", Words.Of(term.Duration?.Unit ?? DurationUnit.Years));
        put("Term.ConfirmedReading", term.ConfirmedReading is { } reading ? Words.Of(reading) : null); put("Term.UntilEvent", term.UntilEvent); put("Term.Retroactive", term.Retroactive ? "true" : null);
        put("Notice.Amount", Number(view.Notice?.Amount)); put("Notice.Unit", Words.Of(view.Notice?.Unit ?? NoticeUnit.Months));
        put("RenewalClause.Mode", Words.Of(view.RenewalClause.Mode)); put("RenewalClause.TermMonths", Number(view.RenewalClause.TermMonths)); put("RenewalClause.MaxRenewals", Number(view.RenewalClause.MaxRenewals));
    }

    private static void PutFunding(AgreementView view, Action<string, string?> put)
    {
        put("Funding.Count", Number(view.Funding.Count));
        for (var i = 0; i < view.Funding.Count; i++)
        {
            var (at, line) = ($"Funding[{i}].", view.Funding[i]);
            put(at + "Source", Words.Of(line.Source)); put(at + "FiscalYear", Number(line.FiscalYear)); put(at + "FromMonth", Number(line.FromMonth)); put(at + "UntilMonth", Number(line.UntilMonth));
            put(at + "AmountIdr", line.AmountIdr?.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Reads what was typed. What is broken, the reader has collected; the facts are then only good for advice.</summary>
    /// <param name="ids">Of the institutions and agreements whose names were typed, by the name of their field.</param>
    public static AgreementFacts Read(FormReader form, FormValues typed, IReadOnlyDictionary<string, Guid> ids)
    {
        var parties = Enumerable.Range(0, Parties(typed)).Where(i => ids.ContainsKey($"Parties[{i}].Institution")).Select(i => Party(form, i, ids[$"Parties[{i}].Institution"])).ToList();
        return new AgreementFacts
        {
            Class = Chosen<AgreementClass>(form, "Class"), Regime = Chosen<Regime>(form, "Regime"), Title = form.Text("Title") ?? "", Subject = form.Text("Subject"), Scope = form.Lines("Scope"),
            Parties = parties, Term = ReadTerm(form), Notice = ReadNotice(form),
            RenewalClause = new RenewalClause(form.Word<RenewalMode>("RenewalClause.Mode") ?? RenewalMode.ByAgreement, form.Small("RenewalClause.TermMonths"), form.Small("RenewalClause.MaxRenewals")),
            Parent = Link(ids, "Parent"), ParentOverrideReason = form.Text("ParentOverrideReason"), Predecessor = Link(ids, "Predecessor"), ReplacesPredecessor = form.Flag("ReplacesPredecessor"),
            SigningPlan = form.Date("SigningPlan.On") is var on && (on is not null || form.Text("SigningPlan.Event") is not null || form.Text("SigningPlan.Place") is not null)
                ? new SigningPlan(on, form.Text("SigningPlan.Event"), form.Text("SigningPlan.Place")) : null,
            CouncilApprovalRequired = form.Flag("CouncilApprovalRequired"), LegalBases = form.Lines("LegalBases"), Programmes = form.Lines("Programmes"), Segments = form.Lines("Segments"),
            Funding = [.. Enumerable.Range(0, Funding(typed)).Select(i => ReadFunding(form, $"Funding[{i}]."))], Officer = ReadOfficer(form, ids),
            Verification = new Verification(form.Word<VerificationStatus>("Verification.Status") ?? VerificationStatus.Unverified, form.Text("Verification.Source")),
        };
    }

    /// <summary>The facts that a form holds whose names have all been found.</summary>
    public static AgreementFacts ReadFound(FormValues form)
    {
        var names = Enumerable.Range(0, Parties(form)).Select(i => $"Parties[{i}].Institution").Append("Parent").Append("Predecessor");
        return Read(new FormReader(form), form, names.Where(n => Guid.TryParse(form[n + "Id"], out _)).ToDictionary(n => n, n => Guid.Parse(form[n + "Id"]!), StringComparer.Ordinal));
    }

    private static Party Party(FormReader form, int index, Guid institution)
    {
        var at = $"Parties[{index}].";
        var signatory = new Signatory(
            form.Text(at + "Signatory.Name"), form.Text(at + "Signatory.Post"), form.Word<SignatoryCapacity>(at + "Signatory.Capacity"), form.Text(at + "Signatory.MandateLetter"),
            form.Date(at + "Signatory.PostUntil"), form.Date(at + "Signatory.MandateUntil"));
        return new Party
        {
            Institution = institution, NameAtSigning = form.Text(at + "NameAtSigning"), Number = form.Text(at + "Number"), NumberDate = form.Date(at + "NumberDate"), SignedOn = form.Date(at + "SignedOn"),
            Signatory = signatory == new Signatory() ? null : signatory,
        };
    }

    private static Term ReadTerm(FormReader form) => new()
    {
        SignedOn = form.Date("Term.SignedOn"), StartsOn = form.Date("Term.StartsOn"), EndsOn = form.Date("Term.EndsOn"), EndBasis = form.Word<EndBasis>("Term.EndBasis") ?? EndBasis.Unknown,
        DurationAsWritten = form.Text("Term.DurationAsWritten"),
        Duration = form.Small("Term.Duration.Amount") is { } amount ? new Duration(amount, form.Word<DurationUnit>("Term.Duration.Unit") ?? DurationUnit.Years) : null,
        ConfirmedReading = form.Word<DurationReading>("Term.ConfirmedReading"), UntilEvent = form.Text("Term.UntilEvent"), Retroactive = form.Flag("Term.Retroactive"),
    };

    private static NoticeClause? ReadNotice(FormReader form) => form.Small("Notice.Amount") is { } amount ? new NoticeClause(amount, form.Word<NoticeUnit>("Notice.Unit") ?? NoticeUnit.Months) : null;

    private static FundingLine ReadFunding(FormReader form, string at) => new(
        form.Word<FundingSource>(at + "Source") ?? FundingSource.Other, form.Small(at + "FiscalYear") ?? 0, form.Small(at + "FromMonth"), form.Small(at + "UntilMonth"), form.Number(at + "AmountIdr"));

    private static Officer? ReadOfficer(FormReader form, IReadOnlyDictionary<string, Guid> ids)
    {
        var officer = new Officer(Guid.Empty, form.Text("Officer.Name"), form.Text("Officer.Post"), form.Text("Officer.Mail")?.ToLowerInvariant());
        if (form.Small("Officer.Institution") is { } order && ids.TryGetValue($"Parties[{order - 1}].Institution", out var institution)) return officer with { Institution = institution };
        if (officer == new Officer(Guid.Empty)) return null;
        form.Refuse("choice.required", "Officer.Institution");
        return null;
    }

    private static T Chosen<T>(FormReader form, string name) where T : struct, Enum
    {
        if (form.Text(name) is null) form.Refuse("choice.required", name);
        return form.Word<T>(name) ?? default;
    }

    private static Guid? Link(IReadOnlyDictionary<string, Guid> ids, string name) => ids.TryGetValue(name, out var id) ? id : null;

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string Lines(IReadOnlyList<string> lines) => string.Join('\n', lines);
}
