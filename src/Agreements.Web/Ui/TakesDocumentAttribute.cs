using Agreements.App.Access;

namespace Agreements.Web.Ui;

/// <summary>A page with a form that sends a file of an agreement: its requests may be as long as such a file may be.</summary>
/// <param name="into">What the route's <c>id</c> names, to which the file is added.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TakesDocumentAttribute(Subject into) : Attribute
{
    public Subject Into { get; } = into;
}
