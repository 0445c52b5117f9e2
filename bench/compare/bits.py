"""Whether contestants that must give the same bits did."""


def groups(rounds):
    """For each group of contestants, the hashes they gave and whether there is only one; None where one contestant is left."""
    found = []
    for group in dict.fromkeys(contestant.bits for contestant in rounds.contestants if contestant.bits):
        hashes = {
            contestant.name: sorted({figures.world_hash for figures in rounds.figures[contestant.name]})
            for contestant in rounds.contestants
            if contestant.bits == group and contestant.name in rounds.figures
        }
        if hashes:
            found.append({"group": group, "equal": _equal(hashes), "hashes": hashes})
    return found


def _equal(hashes):
    if len({each for several in hashes.values() for each in several}) > 1:
        return False
    # One contestant agrees with itself: that tells nothing of the others.
    return True if len(hashes) > 1 else None


def not_serial(rounds):
    """Contestants that say themselves that a parallel result differs from their serial one."""
    return [name for name, several in rounds.figures.items() if not all(figures.matches_serial for figures in several)]
