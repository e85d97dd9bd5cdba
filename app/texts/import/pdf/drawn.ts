/** What is drawn on a page of a PDF besides letters: the pictures in the list of what to paint, each with its place. */

/** ISO 32000-1, 8.3.3: x' = a·x + c·y + e, y' = b·x + d·y + f. A picture is drawn into the square from 0 to 1. */
export type Matrix = [a: number, b: number, c: number, d: number, e: number, f: number];

/** `name`: under which its pixels come; or they stand here. */
export type Drawn = { name: string | null; inline: unknown; matrix: Matrix };

/** In points from the lower left corner of the page. */
export type Box = { x: number; y: number; width: number; height: number };

/** The numbers of the operators that say so, as the library counts them. */
export type Operators = Record<
  | "save"
  | "restore"
  | "transform"
  | "paintFormXObjectBegin"
  | "paintFormXObjectEnd"
  | "paintImageXObject"
  | "paintInlineImageXObject"
  | "paintImageMaskXObject",
  number
>;

export type OperatorList = { fnArray: ArrayLike<number>; argsArray: ArrayLike<unknown> };

/** In the order in which they are painted. What is painted many times over, as ornaments are, has operators of its own and is none. */
export function drawnIn({ fnArray, argsArray }: OperatorList, operators: Operators): Drawn[] {
  const drawn: Drawn[] = [];
  const kept: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  const save = () => void kept.push(matrix);
  const restore = () => void (matrix = kept.pop() ?? matrix);
  for (let i = 0; i < fnArray.length; i++) {
    const args = (argsArray[i] ?? []) as unknown[];
    switch (fnArray[i]) {
      case operators.save:
        save();
        break;
      case operators.restore:
      case operators.paintFormXObjectEnd:
        restore();
        break;
      case operators.transform:
        matrix = times(matrix, args);
        break;
      case operators.paintFormXObjectBegin:
        save();
        matrix = times(matrix, args[0]);
        break;
      case operators.paintImageXObject:
        drawn.push({ name: String(args[0]), inline: null, matrix });
        break;
      case operators.paintImageMaskXObject:
        drawn.push({ name: nameIn(args[0]), inline: args[0], matrix });
        break;
      case operators.paintInlineImageXObject:
        drawn.push({ name: null, inline: args[0], matrix });
        break;
    }
  }
  return drawn;
}

/** A stencil says where its bits are, or holds them. */
function nameIn(mask: unknown): string | null {
  const data = (mask as { data?: unknown } | undefined)?.data;
  return typeof data === "string" ? data : null;
}

function times([a, b, c, d, e, f]: Matrix, by: unknown): Matrix {
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = by ? Array.from(by as ArrayLike<number>) : [];
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

export function boxOf([a, b, c, d, e, f]: Matrix, [left, bottom]: [number, number]): Box {
  const [x, y] = [e + Math.min(0, a) + Math.min(0, c) - left, f + Math.min(0, b) + Math.min(0, d) - bottom];
  return { x, y, width: Math.abs(a) + Math.abs(c), height: Math.abs(b) + Math.abs(d) };
}

/**
 * How it stands on the page, to the nearest right angle.
 *
 * @param rotate of the page itself, clockwise, in degrees
 */
export function turnOf([a, b, c, d]: Matrix, rotate: number): { isFlipped: boolean; turn: 0 | 90 | 180 | 270 } {
  const quarters = Math.round(rotate / 90) - Math.round(Math.atan2(b, a) / (Math.PI / 2));
  return { isFlipped: a * d - b * c < 0, turn: ([0, 90, 180, 270] as const)[((quarters % 4) + 4) % 4] ?? 0 };
}
