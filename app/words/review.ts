import { counted, type Catalogue } from "./words";

/** Looking over what an import made, before it is published. */
const en = {
  title: "Look it over",
  from: "From",
  of: (sections: number, paragraphs: number) =>
    `${counted("en", sections, { one: "section", other: "sections" })}, ${counted("en", paragraphs, { one: "numbered paragraph", other: "numbered paragraphs" })}.`,
  lead: (group: string) => `For ${group}. Nobody but you sees it until you add it.`,
  keptUntil: "Kept here until",
  warnings: "Where Lectern was unsure",
  failed: "This was not done",
  names: "Title, author and where it comes from",
  fieldTitle: "Title",
  fieldByline: "Author or source",
  titleNone: "The text has no title of its own. Give it one.",
  saveNames: "Keep these details",
  publish: "Add the text",
  publishAgain: "Add it again all the same",
  stands: "This stands in the group already, as",
  standsHint: "Throw the draft away, unless it is meant to stand there twice.",
  publishHint: (who: string) => `Who will see it then: ${who}.`,
  throwAway: "Throw it away",
  throwAwayButton: "Throw the draft away",
  throwAwayHint: "The draft goes for good, with what you changed in it. The text has to be brought again then.",
  undo: "Take back the last change",
  undoOf: {
    join: "two blocks joined",
    split: "a paragraph split",
    heading: "a paragraph made a heading",
    paragraph: "a heading made a paragraph",
    level: "the level of a heading",
    drop: "a block left out",
    "leave-out": "sections left out",
    reword: "the words of a block",
    describe: "the description of a picture",
    retitle: "the words of a heading",
    names: "title, author and where it comes from",
  },
  undone: (what: string) => `Taken back: ${what}.`,
  keepFirst:
    "Keep what you typed in one place before you change another: without a script, only the form whose button you press is sent.",
  typedElsewhere: (sentence: string) => `What you typed in another place could not be kept. ${sentence}`,
  typedOnLast:
    "You have typed something in what that change made, and not kept it. Keep it, or copy it; then take back what you want gone.",
  typed: "What you had typed, to be copied",

  outline: "Outline",
  outlineHint: "Tick what should not come along: a preface, an index, notes of the publisher.",
  leaveOut: "Leave out what is ticked",
  tick: (heading: string) => `Leave out: ${heading}`,
  beforeHeading: "Before the first heading",
  noHeading: "No headings were found: all of it is one section.",
  range: (from: number, to: number) => (from === to ? `¶ ${from}` : `¶ ${from}–${to}`),
  text: "The text",
  pages: "Parts of the text",
  previous: "Before",
  next: "Further",
  nothingLeft: "Nothing is left of the text. Take back the last change, or throw it away.",

  changeHeading: (heading: string) => `Change the heading: ${heading}`,
  changeShort: "Change",
  level: "Level",
  levels: (level: number) => (level === 1 ? "1, the highest" : String(level)),
  setLevel: "Set the level",
  makeParagraph: "Make it a paragraph",
  leaveOutSection: "Leave out this section",
  leaveOutUnder: (sections: number) =>
    `Leave it out with what stands under it (${counted("en", sections, { one: "section", other: "sections" })})`,
  changeBlock: (number: number) => `Change paragraph ${number}`,
  /** Counted through the text, each by itself. */
  changeOther: {
    caption: (nth: number) => `Change caption ${nth}`,
    footnote: (nth: number) => `Change note ${nth}`,
    picture: (nth: number) => `Change picture ${nth}`,
  },
  join: "Join it to the one before",
  makeHeading: "Make it a heading",
  words: "What it says",
  captionSays: (nth: number) => `What caption ${nth} says`,
  description: (nth: number) => `Description of picture ${nth}: what it shows`,
  descriptionHint: "Read out to whoever does not see it. Leave it empty where the picture only adorns.",
  wordsHint: "Italics, links and the numbers of notes stay with their words.",
  wordsHintPictures:
    "Italics, links and the numbers of notes stay with their words, and pictures among them where they are. To change a picture or its description, bring the file corrected.",
  reword: "Keep these words",
  headingWords: "The heading",
  retitle: "Keep this heading",
  drop: "Leave it out",
  splitAt: "Begin a new paragraph at:",

  waiting: "Waiting for you to look them over",
  untitled: "Without a title",

  changedElsewhere:
    "It was changed meanwhile, in another window. This is how it stands now. Look whether your change is still needed.",
  cannot: "That cannot be done there. Take another place, or another step.",
  noSuchPlace: "The form did not say where. Go back to the page and press the button there.",
  tooMany: (most: number) =>
    `You have changed ${most} places. Add the text now, or correct it in the file and bring that.`,
  tooManyWaiting: (most: number) =>
    `You have ${most} drafts waiting. Add one of them, or throw one away, and send this again.`,
  nothingToUndo: "There is nothing to take back.",
  fewToUndo: (most: number) => `"steps" is how many of the last changes are taken back, from 1 to ${most}.`,
  sendList: (most: number) =>
    `"corrections" is a list of 1 to ${most} steps, such as {"do":"join","at":4}. Send more of them one list after the other.`,
  noStep: (kinds: string) =>
    `This is no step. "do" is one of ${kinds}; with it go the numbers of its place ("at" or "section", from 0) and what it needs.`,
  notOnce:
    "The paragraph does not say these words, or more than once. Send more of them, or the number of the character.",
  version: `"version" is the number of the draft as you last read it.`,
};

export const reviewWords: Catalogue<typeof en> = { en };
