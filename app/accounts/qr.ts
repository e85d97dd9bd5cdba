/** A picture of a text for cameras (ISO/IEC 18004), as one path, so that it needs no inline style. */
import { encode } from "uqr";

/** @returns the side of the square, with the quiet zone of four modules around it, and the `d` of a `<path>` */
export function qrOf(text: string): { size: number; path: string } {
  const { size, data } = encode(text, { ecc: "L", border: 4 });
  const path = data.flatMap((line, y) => line.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return { size, path };
}
