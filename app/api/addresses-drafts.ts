/** Addresses of drafts: what an import made, to be corrected before it is published. */
import { json, nothing, write, type Addresses } from "./operation";

const kept = { 201: "DraftLine", 202: "ImportBegun" } as const;

export const draftAddresses: Addresses = {
  "/drafts": {
    GET: {
      says: "What you have waiting to be looked over, newest first; nobody else's",
      scope: "read",
      gives: { 200: "DraftPage" },
    },
  },
  "/groups/{slug}/drafts": {
    POST: {
      says: "Reads a text as `/groups/{slug}/texts` does, and keeps it for you to look over",
      ...write,
      takes: { ...json("NewText"), "multipart/form-data": "NewTextFile" },
      gives: kept,
      refuses: [409, 503],
    },
  },
  "/texts/{id}/drafts": {
    POST: {
      says: "Opens the text as it is read, to be corrected into a new edition; or keeps what is sent as one",
      ...write,
      takes: { ...json("NewEdition"), "multipart/form-data": "NewEditionFile" },
      gives: { ...kept, 200: "DraftLine" },
      refuses: [409, 503],
    },
  },
  "/drafts/{id}": {
    GET: {
      says: "A draft as it stands, with the places that corrections name",
      scope: "read",
      gives: { 200: "DraftView" },
    },
    DELETE: { says: "Throws it away", ...write, gives: nothing },
  },
  "/drafts/{id}/corrections": {
    POST: {
      says: "Corrects it, step by step: all of them or none",
      ...write,
      takes: json("Corrections"),
      gives: { 200: "DraftLine" },
      refuses: [409],
    },
  },
  "/drafts/{id}/undo": {
    POST: {
      says: "Takes its last steps back",
      ...write,
      takes: json("CorrectionsUndone"),
      gives: { 200: "DraftLine" },
      refuses: [409],
    },
  },
  "/drafts/{id}/publish": {
    POST: {
      says: "Puts it on the lectern, or forward as an edition that waits; once more it is what stands",
      ...write,
      takes: json("DraftPublishing"),
      gives: { 201: "DraftPublished", 200: "DraftPublished" },
      refuses: [409],
    },
  },
};
