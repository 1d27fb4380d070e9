// A checksum of bytes of log, by which a later hunt tells whether they are still the same (log-sums.ts). Sixteen lanes;
// each step is one-to-one in what it is given, so that no change of one word alone can go unseen.

// @ts-ignore: decorator
@inline
function step(lanes: v128, bytes: v128): v128 {
  const x = i32x4.mul(v128.xor(lanes, bytes), i32x4.splat(0x9e3779b1));
  return v128.or(i32x4.shl(x, 15), i32x4.shr_u(x, 17));
}

/** Of `size` bytes; up to 63 bytes behind them are overwritten. */
export function sum(from: usize, size: u32): u64 {
  const end = from + <usize>size;
  memory.fill(end, 0, 64);
  let a = i32x4(1, 2, 3, 4), b = i32x4(5, 6, 7, 8), c = i32x4(9, 10, 11, 12), d = i32x4(13, 14, 15, 16);
  for (let at = from; at < end; at += 64) {
    a = step(a, v128.load(at));
    b = step(b, v128.load(at, 16));
    c = step(c, v128.load(at, 32));
    d = step(d, v128.load(at, 48));
  }
  const ab = step(a, b), cd = step(c, d);
  let x: u32 = size, y: u32 = ~size;
  x = mix(mix(mix(mix(x, i32x4.extract_lane(ab, 0)), i32x4.extract_lane(ab, 1)), i32x4.extract_lane(ab, 2)), i32x4.extract_lane(ab, 3));
  y = mix(mix(mix(mix(y, i32x4.extract_lane(cd, 0)), i32x4.extract_lane(cd, 1)), i32x4.extract_lane(cd, 2)), i32x4.extract_lane(cd, 3));
  return (<u64>x << 32) | <u64>y;
}

// @ts-ignore: decorator
@inline
function mix(h: u32, v: u32): u32 {
  const x = (h ^ v) * 0x85ebca6b;
  return x ^ (x >>> 15);
}
