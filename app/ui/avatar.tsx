import { classes } from "./classes";

const colours = 8;

/**
 * Initials of a person on a colour of their own. Hidden from screen readers, because the name stands beside it; where
 * it does not, give `alone`.
 */
export function Avatar({ id, name, large, alone }: { id: string; name: string; large?: boolean; alone?: boolean }) {
  const naming = alone ? { role: "img", "aria-label": name, title: name } : { "aria-hidden": true };
  return (
    <span className={classes("av", personClass(id), large && "large")} {...naming}>
      {initials(name)}
    </span>
  );
}

/** The class of a person's colour (`a1` … `a8`), the same on every page. Also for presence dots. */
export function personClass(id: string): string {
  let hash = 2166136261;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 16777619);
  return `a${((hash >>> 0) % colours) + 1}`;
}

/** @example initials("Ana Novak") === "AN", initials("rosa") === "R" */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return ends
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}
