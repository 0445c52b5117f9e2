"""Logarithmic axes of an SVG picture."""
from dataclasses import dataclass
from math import ceil, floor, log10


@dataclass(frozen=True)
class Axis:
    """From values to pixels; the ends are logarithms of values."""

    low: float
    high: float
    first_pixel: float
    last_pixel: float

    @classmethod
    def around(cls, values, first_pixel, last_pixel, margin=1.0):
        """An axis that holds all values, and as much more at both ends as the factor says."""
        values = list(values)
        if min(values) == max(values):
            margin = max(margin, 10.0)  # a single value has no distance that the axis could be drawn to
        return cls(log10(min(values) / margin), log10(max(values) * margin), first_pixel, last_pixel)

    def pixel(self, value):
        share = (log10(value) - self.low) / (self.high - self.low)
        return round(self.first_pixel + share * (self.last_pixel - self.first_pixel), 1)

    def decades(self):
        return [10**exponent for exponent in range(ceil(self.low), floor(self.high) + 1)]

    def between(self):
        """The lines from 2 to 9 of each decade: without them a log axis reads like a linear one."""
        lines = (digit * 10.0**exponent for exponent in range(floor(self.low), ceil(self.high)) for digit in range(2, 10))
        return [value for value in lines if self.low <= log10(value) <= self.high]


def short(value):
    """A power of ten as people say it."""
    for size, name in ((10**9, " billion"), (10**6, " million")):
        if value >= size:
            return f"{value // size:,}{name}"
    return f"{value:,}"
