/** PDF files for tests: words at places, in the fonts every reader has, and pictures. */
export type Placed = { text: string; x: number; y: number; size?: number; font?: "F1" | "F2" | "F3" };

/** The picture of that number in the file. `matrix`: how it is turned, instead of a place and a size. */
export type Pictured = { picture: number; x: number; y: number; width: number; height: number; matrix?: string };
/** Colours by rows from the top, three bytes for each pixel. `dict`: instead of what says so. */
export type PdfPicture = { width: number; height: number; data: Uint8Array; dict?: string };

/** Stripes of its own, so that it is of more than one colour. */
export function striped(width: number, height: number, seed = 7): PdfPicture {
  const data = new Uint8Array(width * height * 3);
  for (let at = 0; at < data.length; at++) data[at] = (at * seed) % 251;
  return { width, height, data };
}

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

/** @param info of the document. @param encrypt a dictionary that says it is locked */
export function pdfOf(
  pages: (Placed | Pictured)[][],
  { info = "", encrypt = false, pictures = [] as PdfPicture[] } = {},
): Uint8Array {
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  const first = 7 + pictures.length;
  const kids = pages.map((_, i) => `${first + i * 2} 0 R`).join(" ");
  add("<< /Type /Catalog /Pages 2 0 R >>");
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  for (const name of ["Helvetica", "Helvetica-Bold", "Helvetica-Oblique"])
    add(`<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`);
  add(`<< ${info} >>`);
  for (const { width, height, data, dict } of pictures)
    add(
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${dict ?? "/ColorSpace /DeviceRGB /BitsPerComponent 8"} /Length ${data.length} >>\nstream\n${latin1(data)}\nendstream`,
    );
  const named = pictures.map((_, i) => `/Im${i} ${7 + i} 0 R`).join(" ");
  for (const placed of pages) {
    const content = placed
      .map((each) => {
        if ("picture" in each) {
          const { picture, x, y, width, height, matrix = `${width} 0 0 ${height} ${x} ${y}` } = each;
          return `q ${matrix} cm /Im${picture} Do Q`;
        }
        const { text, x, y, size = 11, font = "F1" } = each;
        return `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escapedPdf(text)}) Tj ET`;
      })
      .join("\n");
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${objects.length + 2} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> /XObject << ${named} >> >> >>`,
    );
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  let file = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
  const offsets = objects.map((body, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const start = file.length;
  const lock = encrypt
    ? ` /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${"00".repeat(32)}> /U <${"11".repeat(32)}> >> /ID [<00> <00>]`
    : "";
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("")}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 6 0 R${lock} >>\nstartxref\n${start}\n%%EOF`;
  return Uint8Array.from(file, (sign) => sign.charCodeAt(0));
}

const escapedPdf = (text: string) => inWinAnsi(text).replace(/[\\()]/g, "\\$&");

/** Of the signs beyond Latin-1 those that texts have, as the bytes of the fonts' encoding (ISO 32000-1, annex D). */
const winAnsi: Record<string, string> = {
  ...{ "€": "\x80", "‚": "\x82", "„": "\x84", "…": "\x85", "‘": "\x91", "’": "\x92" },
  ...{ "“": "\x93", "”": "\x94", "•": "\x95", "–": "\x96", "—": "\x97", œ: "\x9c" },
};
const inWinAnsi = (text: string) =>
  text.replace(/[^\0-\xff]/g, (sign) => {
    const byte = winAnsi[sign];
    if (byte === undefined) throw new Error(`The fonts have no ${sign}`);
    return byte;
  });

/** Lines of a column, from the top down, broken where the width ends. Helvetica's letters are about half as wide as high. */
export function column(
  paragraphs: string[],
  { x = 72, top = 770, width = 450, size = 11, leading = 14, gap = 8, indent = 0, bottom = 60 } = {},
): { placed: Placed[]; rest: string[]; y: number } {
  const placed: Placed[] = [];
  const most = Math.floor(width / (size * 0.52));
  let y = top;
  for (const [at, paragraph] of paragraphs.entries()) {
    let line = "";
    let isFirst = true;
    const words = paragraph.split(" ");
    for (const [i, word] of words.entries()) {
      if (line.length + word.length + 1 > most - (isFirst ? indent / 5 : 0)) {
        placed.push({ text: line, x: x + (isFirst ? indent : 0), y, size });
        y -= leading;
        line = word;
        isFirst = false;
        if (y < bottom) return { placed, rest: [words.slice(i).join(" "), ...paragraphs.slice(at + 1)], y };
      } else line = line === "" ? word : `${line} ${word}`;
    }
    placed.push({ text: line, x: x + (isFirst ? indent : 0), y, size });
    y -= leading + gap;
    if (y < bottom) return { placed, rest: paragraphs.slice(at + 1), y };
  }
  return { placed, rest: [], y };
}
