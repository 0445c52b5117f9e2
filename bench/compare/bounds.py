"""Bounds of what people write on a command line."""
import argparse


def bounded(least, most):
    """A reader of whole numbers within bounds, for argparse."""

    def read(text):
        if not text.isdecimal() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"out of bounds: given={text}, expected={least} to {most}")
        return int(text)

    return read


def require_place(parser, path):
    """Refuses, before minutes of measuring, a file that can't be written after them."""
    if path is not None and (path.is_dir() or not path.absolute().parent.is_dir()):
        parser.error(f"Cannot write the result there: file={path}, expected=a file in a folder that exists.")
