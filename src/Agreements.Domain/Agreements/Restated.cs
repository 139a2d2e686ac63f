namespace Agreements.Domain.Agreements;

/// <summary>A member of an addendum that may be left as it is (the default, absent in JSON), removed (null) or replaced.</summary>
public readonly record struct Restated<T> where T : class
{
    private Restated(T? value) => (Value, IsStated) = (value, true);

    /// <summary>The new value; null = it is removed, or nothing is said of it.</summary>
    public T? Value { get; }

    /// <summary>The addendum says something of it.</summary>
    public bool IsStated { get; }

    public T? Over(T? before) => IsStated ? Value : before;

    public static implicit operator Restated<T>(T? value) => new(value);
}
