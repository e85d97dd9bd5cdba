import type { Catalogue } from "./words";

const instead = "Save the page in your browser and choose that file, or copy the text and paste it.";

const en = {
  tooLarge: (most: number) =>
    `What stands at this address is larger than ${Math.floor(most / 1024 / 1024)} MB. ${instead}`,
  faults: {
    "not-an-address": "This is no address of a web page. It begins with https:// or http://.",
    "not-https": "Only pages of the web can be fetched. Their addresses begin with https:// or http://.",
    "has-password": "An address with a name and password in it is not fetched. Take them out.",
    port: "Lectern fetches pages from the usual ports of the web only. Take the number after the colon out of the address.",
    inside: "This address leads into the network that Lectern itself stands in, and is not fetched.",
    "no-name": "There is no such site. Check how its name is spelt.",
    "too-slow": `The site took too long to answer. Try again later. ${instead}`,
    "no-answer": `The site does not answer. Check the address, or try again later. ${instead}`,
    "too-many-redirects": `This address leads on and on to others. Open it in your browser, and take the address you end at.`,
    "not-found": "The site says there is no such page. Check the address.",
    "not-allowed": `The site shows this page only to those who sign in or pay there. ${instead}`,
    "answered-badly": `The site answered, but not with a page. Try again later. ${instead}`,
  },
};

/** What an address that somebody entered may turn out to be. */
export const addressWords: Catalogue<typeof en> = { en };
