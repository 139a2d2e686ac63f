namespace Agreements.Web.Ui;

/// <summary>A page with a form that sends a file of an agreement: its requests may be as long as such a file may be.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TakesDocumentAttribute : Attribute;
