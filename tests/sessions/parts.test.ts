/** A long block in parts for a wall: nothing is lost, nothing is broken, and each part ends where one can pause. */
import { describe, expect, test } from "vitest";
import { partsOf } from "~/sessions/parts";

const plain = (html: string) => html.replace(/<[^>]*>/g, "");
const sentence =
  "The commons were not owned by nobody; they were kept by those who used them, under rules they had made. ";
const long = (html: string, times: number) => html.repeat(times).trim();

/** Every element that is opened is closed in its order. */
function isWhole(html: string): boolean {
  const open: string[] = [];
  for (const [, end, name = ""] of html.matchAll(/<(\/?)(\w+)[^>]*>/g))
    if (name === "br") continue;
    else if (!end) open.push(name);
    else if (open.pop() !== name) return false;
  return open.length === 0;
}

describe("a block", () => {
  test("that a wall holds stays as it is", () => {
    for (const html of ["", "<p>Short.</p>", `<p class="block">${long(sentence, 6)}</p>`])
      expect(partsOf(html)).toEqual([html]);
  });

  test.each([
    ["English", sentence],
    [
      "German",
      "Die Allmende gehörte nicht niemandem; gehütet wurde sie von denen, die sie nutzten, nach eigenen Regeln. ",
    ],
    [
      "Greek",
      "Τα κοινά δεν ήταν κτήμα κανενός· τα φύλαγαν όσοι τα χρησιμοποιούσαν, με κανόνες που έφτιαξαν οι ίδιοι. ",
    ],
    ["Arabic", "لم تكن المشاعات ملكًا لأحد، بل كان يحفظها من يستعملها وفق قواعد وضعوها بأنفسهم؛ فهل نسينا ذلك؟ "],
    ["Japanese", "共有地は誰のものでもないのではなく、それを使う人々が自ら定めた規則によって守られていた。"],
  ])("in %s of many sentences ends its parts with sentences, each about as long", (_, words) => {
    const html = `<p class="block">${long(words, 40)}</p>`;
    const parts = partsOf(html);
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.map(plain).join("")).toBe(plain(html));
    for (const part of parts) {
      expect(part).toMatch(/^<p class="block">/);
      expect(isWhole(part)).toBe(true);
      expect(plain(part).trim()).toMatch(/[.؟。]$/);
      expect([...plain(part)].length).toBeLessThanOrEqual(690);
    }
    const lengths = parts.map((part) => plain(part).length);
    expect(Math.min(...lengths)).toBeGreaterThan(Math.max(...lengths) / 2);
  });

  test("what is set off goes on in the next part, and entities and marks stay whole", () => {
    const html = `<p class="block"><em>${long("Rock &amp; roll &#8211; e\u0301te\u0301 ", 80)}</em> end</p>`;
    const parts = partsOf(html);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.map(plain).join("")).toBe(plain(html));
    for (const part of parts) {
      expect(isWhole(part)).toBe(true);
      expect(part).not.toMatch(/&(?!amp;|#8211;)|^<p class="block"><em>\u0301/);
    }
  });

  test("a list goes on with its numbers; verses end with a line", () => {
    const list = `<div class="block list"><ol start="3">${`<li>${sentence}</li>`.repeat(20)}</ol></div>`;
    const [first, second = ""] = partsOf(list);
    const items = first?.match(/<li>/g)?.length ?? 0;
    expect(second).toContain(`<ol start="${3 + items}"><li>`);
    const verse = `<p class="block">${long("So much depends upon<br>", 60)}</p>`;
    for (const part of partsOf(verse).slice(0, -1)) expect(part).toMatch(/<br><\/p>$/);
    expect(partsOf(verse).length).toBeGreaterThan(4);
  });

  test("words without any end, and ones longer than a wall, come in parts all the same", () => {
    for (const words of ["word ".repeat(1_000), "x".repeat(5_000), "😀".repeat(2_000), "&amp;".repeat(3_000)]) {
      const html = `<p class="block">${words}</p>`;
      const parts = partsOf(html);
      expect(parts.length).toBeGreaterThan(2);
      expect(parts.map(plain).join("")).toBe(words);
      expect(parts.every(isWhole)).toBe(true);
    }
  });

  test("of 100,000 words is taken apart in no time that anybody waits for", () => {
    expect(partsOf(`<p>${sentence.repeat(5_000)}</p>`).length).toBeGreaterThan(500);
  });
});
