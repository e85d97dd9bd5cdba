/**
 * What the library calls when a page with letters is painted, and Node 20 does not have yet (ECMAScript 2024, 25.1.6.9).
 * Without it the list of what is painted ends at the first letter.
 */
export function completeBuffers(): void {
  const name = "transferToFixedLength";
  if (name in ArrayBuffer.prototype) return;
  Object.defineProperty(ArrayBuffer.prototype, name, {
    configurable: true,
    writable: true,
    value(this: ArrayBuffer, length = this.byteLength) {
      const made = new ArrayBuffer(length);
      new Uint8Array(made).set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
      return made;
    },
  });
}
