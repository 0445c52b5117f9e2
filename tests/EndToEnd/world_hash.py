"""Moves the columns of a folder of .npy files and prints their world hash; needs nothing but Python itself.

Usage: world_hash.py FOLDER TICKS DT

pos += vel * dt in float32: a product, rounded, then a sum, rounded. A Python float is a double, which holds the product
of two float32 exactly, and in which rounding their sum twice is harmless.
"""
import array
import hashlib
import os
import struct
import sys


def read(path):
    with open(path, "rb") as file:
        data = file.read()
    (length,) = struct.unpack_from("<H", data, 8)
    return array.array("f", data[10 + length:])


def rounded(value):
    return struct.unpack("<f", struct.pack("<f", value))[0]


folder, ticks, dt = sys.argv[1], int(sys.argv[2]), rounded(float(sys.argv[3]))
columns = {name[:-4]: read(os.path.join(folder, name)) for name in os.listdir(folder) if name.endswith(".npy")}
for name in list(columns):
    twin = "vel" + name[3:]
    if (name == "pos" or name.startswith("pos_")) and twin in columns:
        pos, vel = columns[name], columns[twin]
        for _ in range(ticks):
            for row in range(len(pos)):
                pos[row] = rounded(pos[row] + rounded(vel[row] * dt))

world = hashlib.sha256()
for name in sorted(columns, key=lambda each: each.encode("utf-16-be")):
    world.update(columns[name].tobytes())
print(world.hexdigest())
