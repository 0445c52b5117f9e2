// Holds our MessagePack against @msgpack/msgpack.
//   node messagepack.mjs decode   hex lines in; for each, what it means as a line of JSON
//   node messagepack.mjs encode   nothing in; for each value of a fixed list its name and hex, parted by a tab
import { Buffer } from "node:buffer";
import { readFileSync } from "node:fs";
import { decode, encode } from "@msgpack/msgpack";

// JSON has no integers of 64 bits, no bytes, and no NaN: every value goes out as text that names its kind.
function describe(value) {
  if (value === null) return "nil";
  if (typeof value === "boolean" || typeof value === "bigint") return `${typeof value} ${value}`;
  if (typeof value === "number") return `number ${numberBits(value)}`;
  if (typeof value === "string") return `string ${value}`;
  if (value instanceof Uint8Array) return `bytes ${Buffer.from(value).toString("hex").toUpperCase()}`;
  if (Array.isArray(value)) return value.map(describe);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, describe(item)]));
}

function numberBits(value) {
  const bits = Buffer.alloc(8);
  bits.writeDoubleBE(value);
  return bits.toString("hex").toUpperCase();
}

function decodeLines() {
  const lines = readFileSync(0, "utf8").split("\n").filter((line) => line.length > 0);
  for (const line of lines) {
    console.log(JSON.stringify(describe(decode(Buffer.from(line, "hex"), { useBigInt64: true }))));
  }
}

function encodeList() {
  const integers = [
    0, 1, 127, 128, 255, 256, 65535, 65536, 2147483647, 2147483648, 4294967295, 4294967296, Number.MAX_SAFE_INTEGER,
    -1, -32, -33, -128, -129, -32768, -32769, -2147483648, -2147483649, Number.MIN_SAFE_INTEGER,
  ];
  for (const value of integers) print(`integer ${value}`, value);
  print("integer 18446744073709551615", 18446744073709551615n, { useBigInt64: true });
  print("integer -9223372036854775808", -9223372036854775808n, { useBigInt64: true });
  for (const length of [0, 31, 32, 255, 256, 65535, 65536]) {
    print(`string ${length}`, "x".repeat(length));
    print(`bytes ${length}`, new Uint8Array(length).fill(0x78));
  }
  for (const count of [0, 15, 16, 65535, 65536]) {
    print(`array ${count}`, new Array(count).fill(7));
    print(`map ${count}`, Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}`, index])));
  }
  print("nil", null);
  print("true", true);
  print("false", false);
  print("float64", 0.1);
  print("float32", 1.5, { forceFloat32: true });
  print("unicode", "\u00e4\u20ac\u{1f600}");
  print("message", [3, "attach", true, null, [0.5, -7, 4294967296], new Uint8Array([1, 2, 3])]);
  print("timestamp 32", new Date(1000));
  print("timestamp 64", new Date(1001));
  print("timestamp 96", new Date(-1));
}

function print(name, value, options) {
  console.log(`${name}\t${Buffer.from(encode(value, options)).toString("hex").toUpperCase()}`);
}

switch (process.argv[2]) {
  case "decode": decodeLines(); break;
  case "encode": encodeList(); break;
  default:
    console.error("Cannot run because the task is missing: expected=decode or encode.");
    process.exitCode = 2;
}
