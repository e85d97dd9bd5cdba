import { counted, type Catalogue } from "./words";

/** Minutes as mail: what is offered on their page, what is said once it is done, and the mail itself. */
const en = {
  heading: "By mail",
  own: "Mail me these minutes",
  ownHint: "The whole of them, to your own address, once each time you press.",
  ownPrivate: "The group is private. Mail is kept by others: what is in it is out of the group’s hands.",
  unconfirmed: "Confirm your address, and they can be mailed to you.",
  confirm: "Your address",
  all: "Mail them to all who were there",
  allHint: "Once. Whoever has switched off mail of sessions gets none.",
  allDone: "They were mailed to all who were there.",
  doneOwn: "They are on their way to you.",
  doneAll: (count: number) =>
    count === 0
      ? "Nobody who was there can be mailed to."
      : `They are on their way to ${counted("en", count, { one: "person", other: "people" })}.`,

  subject: (title: string, group: string) => `Minutes: ${title} · ${group}`,
  states: {
    draft: "This is a draft.",
    shown: "They were shown to the group and are not approved yet.",
    approved: "They are approved.",
  },
  page: (url: string) => `On their page: ${url}`,
  pageName: "On their page",
  whyOwn: "You get this because you asked for it on that page.",
  whyAll: (group: string) => `You get this because you were there. The session was one of ${group}.`,

  tooOften: "You had these minutes mailed a few times already. Wait a little.",
  none: "There are no minutes to mail.",
  notConfirmed: "Your address is not confirmed, so nothing is mailed there.",
  noAddress: "Guests have no address that something could be mailed to.",
  notApproved: "Only approved minutes are mailed to all.",
  isPrivate: "In a private group everybody has the minutes mailed to themselves, or not.",
  already: "They were mailed to all who were there already.",
};

export const minutesMailWords: Catalogue<typeof en> = { en };
