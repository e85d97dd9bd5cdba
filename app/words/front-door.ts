/** What is said to a request that is turned away before any page or verb sees it. */
import type { Catalogue } from "./words";

const en = {
  home: "To the start page",
  addressTooLong: (most: number) => `An address may have at most ${most} characters.`,
  badAddress: "Lectern cannot read this address.",
  badHost: "The Host header of this request is not a host.",
  method: "Lectern does not know this method.",
  otherSite: "This request came from another site, so it was not carried out. Open the page itself and try again.",
  noOrigin: "A request that changes something must say where it comes from (Origin). Programs use the API and a token.",
  apiType: "The API takes JSON: send Content-Type: application/json.",
  formType: "This address takes forms only.",
  bodyTooLarge: (most: number) => `A request to this address may carry at most ${most} bytes.`,
  tooManyFields: (most: number) => `A form may have at most ${most} fields.`,
  tooSlow: "The request took too long to arrive.",
  headersTooLarge: "The headers of this request are too large.",
  tooOften: (seconds: string) => `There were too many requests. Wait ${seconds} and try again.`,
  unbelievedProxy:
    "Requests are refused as too many, and they come through a proxy that is not believed. Set TRUST_PROXY to the number of proxies in front of Lectern.",
  unreadable: "Lectern cannot read this request.",
  titles: {
    400: "Not readable",
    405: "Method not allowed",
    408: "Too slow",
    414: "Address too long",
    431: "Headers too large",
  } as Record<number, string>,
};

export const frontDoorWords: Catalogue<typeof en> = { en };
