import type { Catalogue } from "./words";

const en = {
  notFound: "There is nothing here, or it is not for you to see.",
  signedOut: "Sign in to do this.",
  forbidden: "You may not do this here.",
  unproven: "Confirm that it is you first.",
  conflict: "This has changed in the meantime.",
  gone: "This link no longer works.",
  tooLarge: "That is larger than Lectern takes.",
  tooMany: "That was too often. Wait a moment and try again.",
  unsupported: "Lectern cannot read a request of this form.",
  invalid: "Some of what you entered needs a change.",
  unavailable: "Lectern cannot save anything just now. What you wrote is still here; try again shortly.",
  broken: (id: string) => `Something broke on our side. It has been noted as ${id}.`,
};

export const refusalWords: Catalogue<typeof en> = { en };
