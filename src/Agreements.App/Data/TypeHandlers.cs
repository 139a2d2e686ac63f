using System.Data;
using System.Globalization;
using Agreements.Domain.Dates;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Agreements.App.Data;

/// <summary>How values stand in the columns. SQLite has no types for ids, dates and instants, so text in an order-preserving form is
/// written; SQL Server gets its own types.</summary>
public static class TypeHandlers
{
    private static readonly Lazy<bool> Registered = new(() =>
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        Replace(new IdHandler());
        Replace(new DateHandler());
        Replace(new InstantHandler());
        return true;
    });

    public static void Register() => _ = Registered.Value;

    private static void Replace<T>(Handler<T> handler) where T : struct
    {
        SqlMapper.RemoveTypeMap(typeof(T));
        SqlMapper.RemoveTypeMap(typeof(T?));
        SqlMapper.AddTypeHandler(typeof(T), handler);
    }

    // Not SqlMapper.TypeHandler<T>: Dapper hands DBNull to it where a query's only column is null, and a struct cannot answer null.
    private abstract class Handler<T> : SqlMapper.ITypeHandler where T : struct
    {
        public void SetValue(IDbDataParameter parameter, object value)
        {
            // A null has the column's type too: as nvarchar it would turn a seek into a scan.
            SetType(parameter);
            parameter.Value = value is T present ? Write(parameter, present) : DBNull.Value;
        }

        public object? Parse(Type destinationType, object value) => value is DBNull ? null : Parse(value);

        protected abstract void SetType(IDbDataParameter parameter);

        protected abstract object Write(IDbDataParameter parameter, T value);

        protected abstract T Parse(object value);
    }

    private sealed class IdHandler : Handler<Guid>
    {
        protected override void SetType(IDbDataParameter parameter) => (parameter.DbType, parameter.Size) = (DbType.AnsiStringFixedLength, 36);

        protected override object Write(IDbDataParameter parameter, Guid value) => value.ToString("D", CultureInfo.InvariantCulture);

        protected override Guid Parse(object value) => Guid.Parse((string)value, CultureInfo.InvariantCulture);
    }

    private sealed class DateHandler : Handler<DateOnly>
    {
        protected override void SetType(IDbDataParameter parameter) => parameter.DbType = parameter is SqliteParameter ? DbType.String : DbType.Date;

        protected override object Write(IDbDataParameter parameter, DateOnly value) => parameter is SqliteParameter ? value.ToIso() : value.ToDateTime(TimeOnly.MinValue);

        protected override DateOnly Parse(object value) => value switch
        {
            DateTime date => DateOnly.FromDateTime(date),
            DateOnly date => date,
            _ => Read((string)value),
        };

        // As written above, so by place: a list of fifty holds some hundred dates, and ParseExact is ten times slower.
        private static DateOnly Read(string text) => new(
            int.Parse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture), int.Parse(text.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture),
            int.Parse(text.AsSpan(8, 2), NumberStyles.None, CultureInfo.InvariantCulture));
    }

    private sealed class InstantHandler : Handler<DateTimeOffset>
    {
        private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

        protected override void SetType(IDbDataParameter parameter) => parameter.DbType = parameter is SqliteParameter ? DbType.String : DbType.DateTime2;

        protected override object Write(IDbDataParameter parameter, DateTimeOffset value) =>
            parameter is SqliteParameter ? value.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture) : value.UtcDateTime;

        protected override DateTimeOffset Parse(object value) => value switch
        {
            DateTime instant => new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc)),
            _ => DateTimeOffset.ParseExact((string)value, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        };
    }
}
