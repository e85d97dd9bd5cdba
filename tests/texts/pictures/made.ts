/** Pictures for tests, drawn here. */
import sharp from "sharp";

type Size = { width?: number; height?: number };

/** Stripes, so that it is no single colour; as loud as photographs are about who took them and where. */
export function photograph({ width = 400, height = 300 }: Size = {}): Promise<Buffer> {
  const raw = Buffer.alloc(width * height * 3);
  for (let at = 0; at < raw.length; at++) raw[at] = (at * 7) % 251;
  return sharp(raw, { raw: { width, height, channels: 3 } })
    .withExif({
      IFD0: { Copyright: "Somebody's own name", Artist: "Somebody" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1", GPSLongitudeRef: "W", GPSLongitude: "0/1 7/1 0/1" },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

export const drawing = ({ width = 120, height = 80, colour = "#a03020" }: Size & { colour?: string } = {}) =>
  sharp({ create: { width, height, channels: 4, background: colour } })
    .png()
    .toBuffer();

/** A PNG that says it is larger than what is in it. */
export async function boast(width: number, height: number): Promise<Buffer> {
  const png = Buffer.from(await drawing());
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  return png;
}

export const dataAddress = (bytes: Buffer, type = "image/png") => `data:${type};base64,${bytes.toString("base64")}`;
