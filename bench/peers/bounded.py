"""Bounds of what is written on a peer's command line."""
import argparse


def bounded(least, most):
    """A reader of whole numbers within bounds, also written as 1e7, for argparse."""

    def whole_number(text):
        value = int(float(text))
        if not least <= value <= most:
            raise argparse.ArgumentTypeError(f"out of bounds: given={text}, expected={least} to {most}")
        return value

    return whole_number
