/** A growing big-endian byte writer, as TrueType wants it. */
export class ByteWriter {
  private bytes: Uint8Array = new Uint8Array(256);
  private view = new DataView(this.bytes.buffer);
  length = 0;

  private room(extra: number): void {
    if (this.length + extra <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + extra));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
    this.view = new DataView(grown.buffer);
  }

  u8(value: number): this {
    this.room(1);
    this.view.setUint8(this.length, value);
    this.length += 1;
    return this;
  }

  u16(value: number): this {
    this.room(2);
    this.view.setUint16(this.length, value & 0xffff);
    this.length += 2;
    return this;
  }

  i16(value: number): this {
    return this.u16(value < 0 ? value + 0x10000 : value);
  }

  u32(value: number): this {
    this.room(4);
    this.view.setUint32(this.length, value >>> 0);
    this.length += 4;
    return this;
  }

  tag(value: string): this {
    for (const char of value) this.u8(char.codePointAt(0) ?? 0x20);
    return this;
  }

  raw(data: Uint8Array): this {
    this.room(data.length);
    this.bytes.set(data, this.length);
    this.length += data.length;
    return this;
  }

  /** Pad with zeros to a multiple of `size`. */
  align(size: number): this {
    while (this.length % size !== 0) this.u8(0);
    return this;
  }

  done(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}
