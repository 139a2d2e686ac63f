using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Agreements.App.Tests.Guards;

/// <summary>Reads the parameters of a statement, and finds what the model lets pass although SQL Server 2022 refuses it.</summary>
internal sealed class StatementReader : TSqlFragmentVisitor
{
    // The built-in functions that statements may call. CAST, COALESCE, IIF, LEFT and the like are syntax and need no entry.
    private static readonly HashSet<string> Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        "ABS", "AVG", "CEILING", "CHARINDEX", "CONCAT", "CONCAT_WS", "COUNT", "COUNT_BIG", "CRYPT_GEN_RANDOM", "DATALENGTH", "DATEADD", "DATEDIFF", "DATEFROMPARTS", "DATEPART",
        "DAY", "DENSE_RANK", "EOMONTH", "FIRST_VALUE", "FLOOR", "GETUTCDATE", "GREATEST", "ISJSON", "ISNULL", "JSON_MODIFY", "JSON_QUERY", "JSON_VALUE", "LAG",
        "LAST_VALUE", "LEAD", "LEAST", "LEN", "LOWER", "LTRIM", "MAX", "MIN", "MONTH", "NCHAR", "NEWID", "OBJECTPROPERTYEX", "OBJECT_ID", "RANK", "REPLACE", "ROUND", "ROW_NUMBER", "RTRIM",
        "SCOPE_IDENTITY", "STRING_AGG", "STRING_ESCAPE", "SUBSTRING", "SUM", "SYSUTCDATETIME", "TRIM", "UPPER", "YEAR",
    };

    private readonly HashSet<string> _used = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _declared = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _tables = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _errors = [];

    /// <summary>What the model would let pass.</summary>
    public IEnumerable<string> Errors => _errors.Concat(_tables.Intersect(Undeclared, StringComparer.OrdinalIgnoreCase).Select(t => $"{t} is used as a table."));

    /// <summary>The parameters, with their @.</summary>
    public IEnumerable<string> Undeclared => _used.Except(_declared, StringComparer.OrdinalIgnoreCase);

    /// <summary>Writes <c>IN @ids</c> as Dapper does for two values. By tokens, so that literals and comments stay as they are.</summary>
    public static string ExpandLists(string sql)
    {
        var before = TSqlTokenType.None;
        return string.Concat(new TSql160Parser(initialQuotedIdentifiers: true).GetTokenStream(new StringReader(sql), out _).Select(token =>
        {
            var isList = token.TokenType == TSqlTokenType.Variable && before == TSqlTokenType.In;
            if (token.TokenType is not (TSqlTokenType.WhiteSpace or TSqlTokenType.SingleLineComment or TSqlTokenType.MultilineComment)) before = token.TokenType;
            return isList ? $"({token.Text}1, {token.Text}2)" : token.Text;
        }));
    }

    public override void Visit(VariableReference node) => _used.Add(node.Name);

    public override void Visit(VariableTableReference node) => _tables.Add(node.Variable.Name);

    public override void Visit(DeclareVariableElement node) => _declared.Add(node.VariableName.Value);

    public override void Visit(DeclareTableVariableBody node)
    {
        if (node.VariableName is { } name) _declared.Add(name.Value);
    }

    public override void Visit(FunctionCall node)
    {
        if (node.CallTarget is null && !Functions.Contains(node.FunctionName.Value)) _errors.Add($"{node.FunctionName.Value} is not a known function.");
    }

    public override void Visit(BinaryExpression node)
    {
        if (node.BinaryExpressionType == BinaryExpressionType.Concat) _errors.Add("|| is not an operator of SQL Server 2022.");
    }

    public override void Visit(InsertSpecification node)
    {
        IEnumerable<int> counts = node.InsertSource switch
        {
            ValuesInsertSource { IsDefaultValues: false } values => values.RowValues.Select(r => r.ColumnValues.Count),
            SelectInsertSource { Select: QuerySpecification query } when query.SelectElements.All(e => e is SelectScalarExpression) => [query.SelectElements.Count],
            _ => [],
        };
        if (node.Columns.Count > 0 && counts.Any(c => c != node.Columns.Count)) _errors.Add($"INSERT names {node.Columns.Count} columns but gives another number of values.");
    }
}
