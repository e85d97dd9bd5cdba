/** How large the things are that one presses. */
import type { Page } from "playwright-core";

/**
 * What is smaller than WCAG 2.2 asks (2.5.8: 24 px; links within sentences are excepted), or than a finger needs where
 * it matters most: 44 px for what sends, opens a discussion, opens the menu or closes the sheet.
 *
 * @see https://www.w3.org/WAI/WCAG22/Understanding/target-size-minimum.html
 */
export function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const main = ".btn.primary, .talk, .menu-button, .brand, .close, .to-outline";
    const inSentence = ".block a, .body a, .hint a, p > a:not(.btn, [class])";
    const small: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(
      "a, button, summary, select, textarea, input:not([type=hidden])",
    )) {
      if (
        !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ||
        element.closest(".skip, [popover]") ||
        element.matches(inSentence)
      )
        continue;
      // A label makes its box larger; a pseudo-element may make a link larger than it looks.
      const whole = element.matches("input") ? (element.closest("label") ?? element) : element;
      const { width, height } = whole.getBoundingClientRect();
      const after = getComputedStyle(element, "::after");
      const tall = after.position === "absolute" ? Math.max(height, parseFloat(after.height) || 0) : height;
      const least = element.matches(main) ? 44 : 24;
      if (Math.round(width) >= least && Math.round(tall) >= least) continue;
      small.push(
        `${element.tagName.toLowerCase()}.${element.className} “${(element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 30)}”: ${Math.round(width)}×${Math.round(tall)}, at least ${least}`,
      );
    }
    return [...new Set(small)];
  });
}

/** What sticks out of the window sideways, so that the whole page scrolls that way. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.querySelectorAll("body *")].filter(
      (element) => element.getBoundingClientRect().right > root.clientWidth + 0.5,
    );
    return wide
      .slice(0, 8)
      .map(
        (element) =>
          `${element.tagName.toLowerCase()}.${element.className} in .${element.parentElement?.className} ends at ${Math.round(element.getBoundingClientRect().right)} of ${root.clientWidth}`,
      );
  });
}
