using Agreements.Domain;
using Agreements.Domain.Texts;
using Agreements.Web.Cli;
using Agreements.Web.Hosting;

try
{
    var parsed = Verbs.Build(args).Parse(args);
    return await parsed.InvokeAsync(new System.CommandLine.InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (StartRefused refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 2;
}
catch (DomainException refused)
{
    await Console.Error.WriteLineAsync(string.Join('\n', refused.Violations.Select(v => v.Message.In(Language.En))));
    return 2;
}
