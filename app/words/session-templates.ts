/** Agendas that Lectern brings. */
import type { Catalogue } from "./words";

const en = [
  {
    id: "close-reading",
    name: "Close reading (90 minutes)",
    items: [
      { title: "Welcome, and who is here", mode: "go-round", minutes: 10, prompt: "What brought you to this text?" },
      {
        title: "Reading aloud",
        mode: "read-aloud",
        minutes: 15,
        prompt: "A paragraph each. Whoever would rather not says “pass”.",
      },
      {
        title: "What does it say?",
        mode: "discussion",
        minutes: 25,
        prompt: "Only what stands there: which words carry the passage?",
      },
      { title: "Break", mode: "break", minutes: 5, prompt: "" },
      {
        title: "What do we make of it?",
        mode: "discussion",
        minutes: 25,
        prompt: "Where do you disagree with the text, and where with each other?",
      },
      { title: "What we take with us", mode: "go-round", minutes: 10, prompt: "One sentence each." },
    ],
  },
  {
    id: "questions-first",
    name: "Questions first (60 minutes)",
    items: [
      { title: "Silent reading", mode: "silent-reading", minutes: 10, prompt: "Mark what you do not understand." },
      {
        title: "Questions to understand",
        mode: "discussion",
        minutes: 15,
        prompt: "Questions only. Answers point to the paragraph they come from.",
      },
      { title: "In pairs", mode: "small-groups", minutes: 10, prompt: "Which question is worth the evening?" },
      { title: "Open discussion", mode: "discussion", minutes: 20, prompt: "" },
      { title: "What stays open", mode: "go-round", minutes: 5, prompt: "Park what the next session should take up." },
    ],
  },
  {
    id: "decide-together",
    name: "Deciding together (75 minutes)",
    items: [
      { title: "What the proposal says", mode: "read-aloud", minutes: 10, prompt: "" },
      { title: "Clarifying questions", mode: "go-round", minutes: 15, prompt: "Questions only, no opinions yet." },
      { title: "Discussion", mode: "discussion", minutes: 30, prompt: "" },
      { title: "Consent", mode: "poll", minutes: 10, prompt: "An objection comes with what would have to change." },
      { title: "Who does what by when", mode: "discussion", minutes: 10, prompt: "" },
    ],
  },
] as const;

export const templateWords: Catalogue<typeof en> = { en };
