/** Addresses of one's notices. */
import { nothing, page, write, type Addresses } from "./operation";

export const noticeAddresses: Addresses = {
  "/notices": {
    GET: { says: "What one has missed, newest first", scope: "read", query: page, gives: { 200: "NoticePage" } },
  },
  "/notices/{id}/read": {
    PUT: { says: "One has read it", ...write, gives: { 200: "NoticeView" } },
  },
  "/notices/read": {
    POST: { says: "One has read all of them", ...write, gives: nothing },
  },
};
