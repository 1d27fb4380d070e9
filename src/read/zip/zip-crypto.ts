/** The table of CRC-32 (ISO 3309), which the cipher below uses byte by byte. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

const HEADER = 12;

/**
 * Undoes traditional PKWARE encryption (APPNOTE 6.3.10, section 6.1). Broken for decades: it hides
 * samples from scanners, nothing more. Undefined where the password's check byte does not fit.
 */
export function zipCryptoDecrypt(data: Uint8Array, password: string, check: number): Uint8Array | undefined {
  const keys = new Keys();
  for (const byte of Buffer.from(password, 'latin1')) keys.update(byte);
  const plain = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at++) plain[at] = keys.decrypt(data[at] ?? 0);
  return data.length >= HEADER && plain[HEADER - 1] === check ? plain.subarray(HEADER) : undefined;
}

class Keys {
  #first = 0x12345678;
  #second = 0x23456789;
  #third = 0x34567890;

  decrypt(cipher: number): number {
    const stream = (this.#third & 0xffff) | 2;
    const byte = cipher ^ ((Math.imul(stream, stream ^ 1) >>> 8) & 0xff);
    this.update(byte);
    return byte;
  }

  update(byte: number): void {
    this.#first = crcStep(this.#first, byte);
    this.#second = (Math.imul(this.#second + (this.#first & 0xff), 134775813) + 1) >>> 0;
    this.#third = crcStep(this.#third, this.#second >>> 24);
  }
}

function crcStep(crc: number, byte: number): number {
  return ((TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)) >>> 0;
}
