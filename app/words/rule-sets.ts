import type { RuleSetName } from "../moderation/rules";
import type { Catalogue } from "./words";

type RuleSet = { name: string; lead: string; preamble: string; rules: Array<[title: string, text: string]> };

/** Sets of rules that a group can start from. Each rule says what one does, so that it can be named when one did not. */
const en: Record<RuleSetName, RuleSet> = {
  circle: {
    name: "A reading circle",
    lead: "Six rules for people who read together because they like to.",
    preamble:
      "We read together to understand a text, and each other’s reading of it. These rules hold for all of us alike.",
    rules: [
      [
        "Stay with the text",
        "Write about the passage your comment hangs on. What does not belong there goes to a passage where it does, or into a discussion of the whole text.",
      ],
      [
        "Argue with the point, not the person",
        "Say what is wrong with a reading, not with whoever reads that way. No insults, no mockery, no guesses at motives.",
      ],
      [
        "No contempt for what people are",
        "Nobody is attacked or put down for their origin, colour, religion, sex, orientation, disability, age or class.",
      ],
      [
        "Quote honestly",
        "Quote so that the author would recognise what was said. Name the source of what is not your own.",
      ],
      [
        "What is said here stays fair to people",
        "No private matters of others, no addresses or pictures of them, without their consent. In a closed group, what was said is not carried outside with a name on it.",
      ],
      ["No advertising, no floods", "No advertising, no same words again and again, nothing posted only to disturb."],
    ],
  },
  political: {
    name: "A political circle",
    lead: "Eight rules for people who disagree about things that matter to them.",
    preamble:
      "We come from different sides and read the same text. Sharp disagreement is what we are here for; it is owed to the argument. The rules hold for every position alike, that of the hosts included.",
    rules: [
      [
        "Stay with the text",
        "Begin from the passage. General quarrels that would be the same under any text belong elsewhere.",
      ],
      [
        "Argue with the position, not the person",
        "Attack positions as hard as you like, never those who hold them: no insults, no mockery, no words for people that only their opponents use.",
      ],
      [
        "Nobody speaks for a camp",
        "Answer what somebody wrote, not what people like them are supposed to think. No charges of belonging to an organisation, being paid, or being an agent.",
      ],
      [
        "No contempt for what people are",
        "Nobody is attacked or put down for their origin, colour, religion, sex, orientation, disability, age or class.",
      ],
      [
        "No threats, no calls to violence",
        "No threats, no lists of people, no call to harm anybody. Violence in history may be discussed; nobody here is threatened with it.",
      ],
      [
        "Say where it comes from",
        "Claims of fact carry a source that others can look up. Quotes are exact, and cut so that their sense stays.",
      ],
      [
        "Protect each other",
        "No full names, workplaces, addresses or pictures of people who did not publish them. What was said in a closed group is not carried outside with a name on it.",
      ],
      [
        "Leave room",
        "No floods, no campaigns agreed elsewhere, no second accounts. Whoever has said a thing three times lets others answer.",
      ],
    ],
  },
  seminar: {
    name: "A seminar",
    lead: "Six rules for a course, where some teach and some are marked.",
    preamble: "This is a place to try out thoughts. Being wrong here costs nothing; the rules protect that.",
    rules: [
      [
        "Work on the text",
        "Comments help to understand the passage they hang on. Questions about organisation go to the teacher.",
      ],
      [
        "Criticise work, respect people",
        "Say what does not hold in an argument, and why. Nobody is ridiculed for a question or a mistake.",
      ],
      [
        "No contempt for what people are",
        "Nobody is attacked or put down for their origin, colour, religion, sex, orientation, disability, age or class.",
      ],
      [
        "Your own words, others’ named",
        "Mark quotes, name sources, and say where a machine wrote for you. What others in the group thought of first is theirs.",
      ],
      [
        "What is tried out here stays here",
        "Drafts and half-thoughts of others are not quoted outside the seminar without asking them.",
      ],
      ["Keep it usable", "No advertising, no floods, no files or links that have nothing to do with the course."],
    ],
  },
};

export const ruleSetWords: Catalogue<Record<RuleSetName, RuleSet>> = { en };
