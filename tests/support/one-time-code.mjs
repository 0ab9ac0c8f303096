// The codes of an application for a second factor (RFC 6238).
import { createHmac } from "node:crypto";

/** The code for a seed in base32 at `seconds` since 1970. */
export function oneTimeCode(seed, seconds = Date.now() / 1000) {
  const bits = [...seed].map((sign) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(seconds / 30)));
  const mac = createHmac("sha1", key).update(counter).digest();
  const place = mac[19] & 15;
  return String((mac.readUInt32BE(place) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** The seed in the address that an application reads. */
export const seedOf = (address) => /secret=([A-Z2-7]+)/.exec(address)[1];
