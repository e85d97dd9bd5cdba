/** A device as its owner would call it, from `User-Agent`: good enough to tell one's own apart, trusted for nothing. Pure. */

export type Device = { browser: string; system: string };

/** The first that fits: what names itself after another browser too stands before that one. */
const browsers: Array<[RegExp, string]> = [
  [/\bEdgA?\/|\bEdgiOS\//, "Edge"],
  [/\bOPR\/|\bOPT\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bVivaldi\//, "Vivaldi"],
  [/\bYaBrowser\//, "Yandex"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/\bHeadlessChrome\/|\bChrome\/|\bCriOS\/|\bChromium\//, "Chrome"],
  [/\bVersion\/[\d.]+ (?:Mobile\/\w+ )?Safari\//, "Safari"],
];
const systems: Array<[RegExp, string]> = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMacintosh\b|\bMac OS X\b/, "Mac"],
  [/\bLinux\b|\bX11\b/, "Linux"],
];

/** null: no browser known here. */
export function deviceOf(userAgent: string): Device | null {
  const [browser, system] = [named(browsers, userAgent), named(systems, userAgent)];
  return browser && system ? { browser, system } : null;
}

const named = (known: Array<[RegExp, string]>, userAgent: string) =>
  known.find(([pattern]) => pattern.test(userAgent))?.[1];
