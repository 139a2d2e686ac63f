using System.Globalization;
using System.Text.RegularExpressions;
using Agreements.App.Data;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Agreements.App.Tests.Guards;

/// <summary>Compiles T-SQL against the schema that migrations lead to, without a server (SQL Server 2022): syntax and names, not types.</summary>
internal sealed partial class SqlServerSchemaCheck
{
    private readonly Dictionary<string, CreateTableStatement> _tables = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<TSqlStatement> _ddl = [];

    /// <summary>Applies the migrations in their order. Rows they write are compiled against the schema as it is after their script.</summary>
    /// <exception cref="InvalidOperationException">A migration has an error, or a statement that this check cannot follow.</exception>
    public SqlServerSchemaCheck(IEnumerable<(string Name, string Sql)> migrations)
    {
        foreach (var (name, sql) in migrations)
        {
            var errors = new List<string>();
            var writes = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var statement in Parse(name, sql, errors)?.Batches.SelectMany(b => b.Statements) ?? [])
            {
                var place = $"{name}({statement.StartLine},{statement.StartColumn})";
                // What is dropped may have been read from before.
                if (statement is DropTableStatement && errors.Count == 0)
                {
                    errors.AddRange(Compile(writes));
                    writes.Clear();
                }
                if (statement is DataModificationStatement) writes.Add(place, sql.Substring(statement.StartOffset, statement.FragmentLength));
                else if (Apply(statement) is { } refusal) errors.Add($"{place}: {refusal}");
            }
            if (errors.Count == 0) errors.AddRange(Compile(writes));
            if (errors.Count > 0) throw new InvalidOperationException($"Migration {name}:\n{string.Join('\n', errors)}");
        }
        using var model = Model([]);
        Columns = [.. model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass).OrderBy(NameOf, StringComparer.Ordinal)
            .SelectMany(t => t.GetReferenced(Table.Columns).Select(c => (NameOf(t), c.Name.Parts[^1], TypeOf(c), c.GetProperty<bool>(Column.Nullable))))];
    }

    /// <summary>Every column, in the order of its table: <c>("alerts", "id", "char(36)", false)</c>. The type of a computed one is "computed".</summary>
    public IReadOnlyList<(string Table, string Column, string Type, bool Nullable)> Columns { get; }

    /// <summary>Compiles statements as they are given to Dapper: with undeclared parameters, <c>IN @list</c>, and several in one text.</summary>
    /// <returns>The errors, each after the name of its statement; none when all compile.</returns>
    public IReadOnlyList<string> Compile(IReadOnlyDictionary<string, string> statementsByName)
    {
        var errors = new List<string>();
        var names = new List<string>();
        using var model = Model(errors);
        foreach (var (name, sql) in statementsByName)
        {
            var text = StatementReader.ExpandLists(sql);
            if (Parse(name, text, errors) is not { } script) continue;
            if (script.Batches.Count != 1) errors.Add($"{name}: {script.Batches.Count} batches instead of one.");
            var reader = new StatementReader();
            script.Accept(reader);
            errors.AddRange(reader.Errors.Select(e => $"{name}: {e}"));
            var parameters = string.Join(", ", reader.Undeclared.Select(p => p + " nvarchar(max)"));
            Add(model, string.Create(CultureInfo.InvariantCulture, $"CREATE PROCEDURE [dbo].[statement {names.Count}] {parameters} AS\n{text}"), name, errors);
            names.Add(name);
        }
        // An unknown table is only a warning, since a procedure may come before its tables; here every message is an error. One that lies in a CTE
        // may come twice, the second time without the procedure.
        foreach (var message in model.Validate().Select(m => m.Message.Trim()))
        {
            var procedure = ProcedureName().Matches(message).LastOrDefault();
            errors.Add(procedure is null ? $"Model: {message}"
                : $"{names[int.Parse(procedure.Groups["index"].ValueSpan, CultureInfo.InvariantCulture)]}: {message[(procedure.Index + procedure.Length)..].TrimStart(':', ' ')}");
        }
        return [.. errors.Distinct(StringComparer.Ordinal)];
    }

    // A model refuses ADD of columns and silently skips ALTER COLUMN, DROP and writes: columns are merged into their CREATE TABLE, dropped tables and indexes taken out, other drops refused.
    private string? Apply(TSqlStatement statement)
    {
        switch (statement)
        {
            case CreateTableStatement create when !_tables.TryAdd(Key(create.SchemaObjectName), create):
                return $"Table {Key(create.SchemaObjectName)} exists.";
            case DropTableStatement drop:
                foreach (var table in drop.Objects.Select(Key))
                {
                    if (!_tables.Remove(table, out var dropped)) return $"Table {table} does not exist.";
                    _ddl.Remove(dropped);
                }
                return null;
            case DropIndexStatement drop:
                foreach (var clause in drop.DropIndexClauses.OfType<DropIndexClause>())
                {
                    if (_ddl.OfType<CreateIndexStatement>().FirstOrDefault(i => i.Name.Value == clause.Index.Value && Key(i.OnName) == Key(clause.Object)) is not { } index) return $"Index {clause.Index.Value} does not exist.";
                    _ddl.Remove(index);
                }
                return null;
            case CreateTableStatement or CreateIndexStatement or CreateTriggerStatement:
                _ddl.Add(statement);
                return null;
            case AlterTableStatement alter when !_tables.ContainsKey(Key(alter.SchemaObjectName)):
                return $"Table {Key(alter.SchemaObjectName)} does not exist.";
            case AlterTableAddTableElementStatement { Definition.SystemTimePeriod: null } add:
                foreach (var added in add.Definition.ColumnDefinitions)
                {
                    if (added.DefaultConstraint is { } constraint) constraint.WithValues = false; // not allowed in CREATE TABLE
                    _tables[Key(add.SchemaObjectName)].Definition.ColumnDefinitions.Add(added);
                }
                add.Definition.ColumnDefinitions.Clear();
                if (add.Definition.TableConstraints.Count + add.Definition.Indexes.Count > 0) _ddl.Add(add);
                return null;
            case AlterTableAlterColumnStatement { DataType: not null } alter:
                var column = _tables[Key(alter.SchemaObjectName)].Definition.ColumnDefinitions.FirstOrDefault(c =>
                    string.Equals(c.ColumnIdentifier.Value, alter.ColumnIdentifier.Value, StringComparison.OrdinalIgnoreCase));
                if (column is null) return $"Column {alter.ColumnIdentifier.Value} does not exist.";
                (column.DataType, column.Collation) = (alter.DataType, alter.Collation);
                foreach (var old in column.Constraints.OfType<NullableConstraintDefinition>().ToList()) column.Constraints.Remove(old);
                column.Constraints.Add(new NullableConstraintDefinition { Nullable = alter.AlterTableAlterColumnOption != AlterTableAlterColumnOption.NotNull });
                return null;
            case AlterTableDropTableElementStatement drop when drop.AlterTableDropTableElements.All(e => e.TableElementType != TableElementType.Column):
                foreach (var name in drop.AlterTableDropTableElements.Select(e => e.Name.Value))
                {
                    var constraints = _tables[Key(drop.SchemaObjectName)].Definition.TableConstraints;
                    if (constraints.FirstOrDefault(c => string.Equals(c.ConstraintIdentifier?.Value, name, StringComparison.OrdinalIgnoreCase)) is not { } gone) return $"Constraint {name} does not exist.";
                    constraints.Remove(gone);
                }
                return null;
            default:
                return $"{statement.GetType().Name} is not supported by this check.";
        }
    }

    private TSqlModel Model(List<string> errors)
    {
        var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        foreach (var statement in _ddl)
        {
            new Sql160ScriptGenerator().GenerateScript(statement, out var text);
            Add(model, text, "Model", errors);
        }
        // The full text is made by the program, behind the migrations.
        if (_tables.ContainsKey("dbo.search_pages"))
            foreach (var text in SqlServerFullText.Indexes.Prepend(SqlServerFullText.Catalog)) Add(model, text, "Full text", errors);
        return model;
    }

    private static void Add(TSqlModel model, string text, string name, List<string> errors)
    {
        try { model.AddObjects(text); }
        catch (DacModelException e) { errors.AddRange(e.Messages.Select(m => $"{name}: {m.Message.Trim()}")); }
    }

    private static TSqlScript? Parse(string name, string sql, List<string> errors)
    {
        var script = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var found);
        errors.AddRange(found.Select(e => $"{name}: {e.Message} (line {e.Line}, column {e.Column})"));
        return found.Count == 0 ? (TSqlScript)script : null;
    }

    private static string Key(SchemaObjectName name) => $"{name.SchemaIdentifier?.Value ?? "dbo"}.{name.BaseIdentifier.Value}";

    private static string NameOf(TSqlObject table) => string.Join('.', table.Name.Parts.SkipWhile(p => string.Equals(p, "dbo", StringComparison.OrdinalIgnoreCase)));

    private static string TypeOf(TSqlObject column)
    {
        int Get(ModelPropertyClass property) => column.GetProperty<int>(property);
        return column.GetReferenced(Column.DataType).FirstOrDefault()?.Name.Parts[^1] switch
        {
            null => "computed",
            var type when column.GetProperty<bool>(Column.IsMax) => $"{type}(max)",
            var type and ("time" or "datetime2" or "datetimeoffset") => $"{type}({Get(Column.Scale)})",
            var type and ("decimal" or "numeric") => $"{type}({Get(Column.Precision)},{Get(Column.Scale)})",
            var type => Get(Column.Length) > 0 ? $"{type}({Get(Column.Length)})" : type,
        };
    }

    [GeneratedRegex(@"\[dbo\]\.\[statement (?<index>\d+)\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProcedureName();
}
