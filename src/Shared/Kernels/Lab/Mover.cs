namespace ParallelMotion.Shared.Kernels.Lab;

/// <summary>A row as an object: 32 bytes, of which a tick reads eight and writes four.</summary>
/// <param name="number">What it is known by.</param>
public abstract class Mover(int number)
{
    /// <summary>What it is known by.</summary>
    public int Number { get; } = number;

    /// <summary>Where it is.</summary>
    public float Position { get; protected set; }

    /// <summary>How fast it moves.</summary>
    public float Velocity { get; private set; }

    /// <summary>What it weighs: nothing here asks for it, as most of an object's fields aren't asked for by most of its methods.</summary>
    public float Mass { get; init; } = 1;

    /// <summary>Gives it its values.</summary>
    /// <param name="position">Where it is.</param>
    /// <param name="velocity">How fast it moves.</param>
    public void Place(float position, float velocity) => (Position, Velocity) = (position, velocity);

    /// <summary>Takes it through a tick.</summary>
    /// <param name="dt">The tick's length.</param>
    public abstract void Advance(float dt);
}
