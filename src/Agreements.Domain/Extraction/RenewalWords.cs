using System.Text.RegularExpressions;

namespace Agreements.Domain.Extraction;

/// <summary>What a clause makes of "diperpanjang".</summary>
/// <param name="IsOwn">It stands in the article of the term; there plainer words say it too.</param>
internal readonly record struct RenewalWords(string Text, bool IsOwn)
{
    private const int Before = 160, Behind = 160;

    private const string Untold = @"(keberatan\w*|pemberitahuan\w*|memberitahu\w*|pengakhiran|mengakhiri|permintaan|menyatakan|memutus\w*|menghentikan|penolakan|menolak|pernyataan|surat|notice|notify|notifies|objection|objects|declin\w*)";

    private static readonly Regex Extension = Patterns.Words(@"\b" + Vocabulary.Extension);
    private static readonly Regex Plainer = Patterns.Words($@"\b({Vocabulary.Extension}|diteruskan\w*|meneruskan\w*|penerusan\w*|keberlanjutan\w*|diulang|carr(y|ied) on)");
    private static readonly Regex Goes = Patterns.Words(@"\b((tetap|terus) berlaku|berlaku (terus|kembali|lagi))\b");
    private static readonly Regex Itself = Patterns.Words(
        $@"\b(otomatis|dengan sendirinya|serta[ -]merta|automatic\w*|tacit\w*|secara langsung diperpanjang|langsung diperpanjang|diperpanjang sendiri|diam-diam|deemed (to be )?(renewed|extended)|in the absence of)\b|\btanpa (perlu|memerlukan|menunggu) (\w+ )?(persetujuan|naskah|kesepakatan|perjanjian)\b|dianggap (telah |sudah |ikut )?(di|ter|ber|setuju)\w*|\b(tidak (ada|terdapat|adanya)|tanpa( (ada|adanya|perlu|memerlukan|harus|menunggu))?|tidak satu ?pun|tiada|tidak (ada )?(salah satu|satu) pihak|(no|neither) (party|written)|kecuali (apabila |jika |bila )?(salah satu|ada|satu)|unless)\b[^.;]{{0,100}}{Untold}|\b(bila|apabila|jika|selama|sepanjang)( \w+){{0,3}} tidak (diakhiri|mengakhiri|menyatakan)\b");

    // What ends by itself is not renewed by it.
    private static readonly Regex NotItself = Patterns.Words(@"\b(tidak|tanpa|bukan|not)\b[^.;,]{0,40}(otomatis|dengan sendirinya|serta[ -]merta|automatic)|\b(berakhir\w*|berhenti|putus|batal|gugur|hapus|selesai|habis|expires?|ends?|terminates?)( \w+)?( \w+)? (otomatis|dengan sendirinya|serta[ -]merta|automatically)|\b(otomatis|dengan sendirinya|serta[ -]merta|automatically) (berakhir|putus|batal|gugur|hapus|expires?|ends?|terminates?)");
    private static readonly Regex Refused = Patterns.Words(@"\b(tidak|tanpa|bukan|not|cannot|nor|non|no|without)( (dapat|akan|bisa|boleh|untuk|ada|adanya|lagi|be|possible|dimungkinkan|dilakukan|tersedia|terbuka|opsi|kemungkinan|mengenal|intend|to|any|possibility|option|of))*\W*$");
    private static readonly Regex RefusedBehind = Patterns.Words(@"^[^.;,]{0,40} ((tidak|bukan|not) (lagi )?(dimungkinkan|diperkenankan|diperbolehkan|diadakan|possible|permitted)|ditiadakan)\b");
    private static readonly Regex RefusedWithin = Patterns.Words(@"\b(tidak|not)\b");

    // Neither "jika tidak diperpanjang" nor "PIHAK yang tidak akan memperpanjang" nor "tidak diperpanjang secara otomatis".
    private static readonly Regex Whether = Patterns.Words(@"\b(apabila|jika|bila|dalam hal|kecuali|sepanjang|kalau|if|unless|in case)\b[^.;,]{0,100}$|\b(keinginan|kehendak|maksud|niat)\w*( untuk)?\W*$|\b(pihak|party)\b[^.;,]{0,30} (yang|which|that|who)\W*$");
    private static readonly Regex ByItself = Patterns.Words(@"^( \w+)? (secara )?(otomatis|dengan sendirinya|serta[ -]merta|automatically)\b");
    private static readonly Regex Able = Patterns.Words(@"\b(dapat|bisa|boleh|may|can|shall|dimungkinkan|hendak|ingin|bermaksud|berkehendak|berminat|menghendaki|menginginkan)\b[^.;]{0,80}$|\b(sepakat\w*|bersepakat|setuju\w*|persetujuan|kesepakatan|mutual|consent|mengajukan|menyampaikan|usul\w*|permohonan|permintaan|keinginan|maksud|kehendak)\b[^.;]{0,100}$");
    private static readonly Regex Agreed = Patterns.Words(@"^[^.;]{0,140}(sepakat\w*|setuju\w*|persetujuan|kesepakatan|menyepakati|mufakat|agree\w*|mutual|consent|mengajukan|diajukan|memberitahu\w*|usul\w*|koordinasi|atas|dirunding\w*|musyawarah|dibahas|evaluasi|dituangkan|permohonan|dimungkinkan)");

    private static readonly Regex Extends = Patterns.Words($@"\b(sepakat|bersepakat|setuju|menyetujui|menyepakati|bersetuju|agree|agreed|hereby)\b[^.;]{{0,80}}\b{Vocabulary.Extension}|\b{Vocabulary.Extension}\b[^.;]{{0,60}}\b(selama|sampai|hingga|menjadi|untuk|until|to|by|for)\b");
    private static readonly Regex May = Patterns.Words($@"\b(tidak|dapat|bisa|boleh|dimungkinkan|otomatis|dengan sendirinya|may|can|cannot|not|no|automatic\w*|further|subject to)\b|\b(apabila|jika|bila|if)\b");

    private Regex Words => IsOwn ? Plainer : Extension;

    /// <summary>It says something of going on.</summary>
    public bool IsMention => Words.IsMatch(Text);

    /// <summary>Where it does.</summary>
    public int Begin => Words.Match(Text).Index;

    /// <summary>It goes on by this very text; whether it may again, that does not say.</summary>
    public bool IsDone => Extends.IsMatch(Text) && !May.IsMatch(Text);

    /// <summary>Without the word: "terus berlaku kecuali ada pemberitahuan".</summary>
    public bool GoesOnItself => Goes.IsMatch(Text) && Itself.IsMatch(Text);

    public bool IsItself => Itself.IsMatch(Text) && !NotItself.IsMatch(Text);

    public bool IsNever => Words.Matches(Text).Any(IsRefused);

    public bool IsPossible => Words.Matches(Text).Any(IsAllowed);

    private bool IsAllowed(Match word) => Able.IsMatch(InFront(word)) || Agreed.IsMatch(After(word));

    private bool IsRefused(Match word)
    {
        if (RefusedBehind.IsMatch(After(word)) || RefusedWithin.IsMatch(word.Value)) return true;
        var before = InFront(word);
        return Refused.Match(before) is { Success: true } refused && !Whether.IsMatch(before[..refused.Index]) && !ByItself.IsMatch(After(word));
    }

    private string InFront(Match word) => Text[Math.Max(0, word.Index - Before)..word.Index];

    private string After(Match word) => Text[(word.Index + word.Length)..Math.Min(Text.Length, word.Index + word.Length + Behind)];
}
