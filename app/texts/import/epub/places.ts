/** Addresses within a book: what one of its files calls another, to the name under which the archive has it. */

/** Of no file and no host: nothing is ever fetched from it. */
const root = "book://here/";

/** What relative addresses in a file of the book start from. */
export const addressOf = (name: string) => root + encodeURI(name).replace(/[?#]/g, encodeURIComponent);

export type Place = { name: string; fragment: string | null };

/** Finds files by what is written of them: encoded or not, and in whatever capitals Windows forgave. */
export class Places {
  private readonly byFolded = new Map<string, string>();
  private readonly names: Set<string>;

  constructor(names: string[]) {
    this.names = new Set(names);
    for (const name of names) this.byFolded.set(folded(name), name);
  }

  /** @param from the name of the file it stands in @returns null for what leads out of the book or to nothing in it */
  find(href: string, from: string): Place | null {
    const written = href.trim().replaceAll("\\", "/");
    let url: URL;
    try {
      url = new URL(written, addressOf(from));
    } catch {
      return null;
    }
    if (!url.href.startsWith(root)) return null;
    const path = url.href.slice(root.length).replace(/[?#].*$/s, "");
    const name = this.known(decoded(path)) ?? this.known(path);
    return name === null ? null : { name, fragment: url.hash.length > 1 ? decoded(url.hash.slice(1)) : null };
  }

  known(name: string): string | null {
    return this.names.has(name) ? name : (this.byFolded.get(folded(name)) ?? null);
  }
}

const folded = (name: string) => name.normalize("NFC").toLowerCase();

export function decoded(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
