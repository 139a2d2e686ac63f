namespace Agreements.App.Documents.Texts;

/// <summary>How far the text of a content is.</summary>
public enum TextState
{
    /// <summary>Its turn has not come yet, or a reading was cut off and comes again.</summary>
    Waiting,

    Reading,

    /// <summary>Its scanned pages wait for an OCR program to be installed; what is text in it is read.</summary>
    NeedsOcr,

    Read,

    /// <summary>Not, or not whole; somebody may ask for another try.</summary>
    Failed,
}

/// <summary>How the text of a page was found.</summary>
public enum TextMethod { Text, Ocr }
