/**
 * Addresses that only add something (a comment, a vote, a report, a mark), or undo what they themselves added. Nobody else
 * may do more or less for it, so the world in which it was done serves the next who asks, and the next address: to make
 * one anew each time took two thirds of the time of the matrix.
 */
export const adding = new Set([
  ...["PUT /api/v1/blocks/:user", "DELETE /api/v1/blocks/:user", "POST /account/blocked/:user/end"],
  ...["POST /t/:id/place", "POST /t/:id/seen", "POST /t/:id/comments", "POST /api/v1/texts/:id/comments"],
  ...[
    "POST /t/:id/report",
    "POST /api/v1/texts/:id/reports",
    "POST /c/:id/report",
    "POST /api/v1/comments/:id/reports",
  ],
  ...["POST /g/:slug/members/:user/report", "POST /api/v1/groups/:slug/members/:user/reports"],
  ...["PUT /api/v1/comments/:id/reactions/:name", "DELETE /api/v1/comments/:id/reactions/:name"],
  ...["POST /c/:id/reactions/:name", "POST /c/:id/reply", "POST /g/:slug/mail"],
  ...["POST /s/:id/messages", "POST /api/v1/sessions/:id/messages", "POST /s/:id/say", "POST /s/:id/mine"],
  ...["POST /s/:id/minutes/amend", "POST /api/v1/sessions/:id/minutes/amendments"],
  ...["PUT /api/v1/sessions/:id/polls/:poll/vote", "POST /api/v1/sessions/:id/queue"],
  ...["POST /s/:id/answer", "PUT /api/v1/sessions/:id/rsvp"],
  ...["POST /g/:slug/sessions/times/:poll", "PUT /api/v1/time-polls/:id/answers"],
  ...["POST /g/:slug/invites", "POST /api/v1/groups/:slug/invites"],
  ...["POST /g/:slug/sessions/new", "POST /g/:slug/sessions/start", "POST /api/v1/groups/:slug/sessions"],
  ...["POST /g/:slug/sessions/templates", "POST /api/v1/groups/:slug/session-templates", "POST /s/:id/agenda/keep"],
  ...["POST /g/:slug/sessions/times/new", "POST /api/v1/groups/:slug/time-polls"],
  ...["POST /g/:slug/texts/new", "POST /g/:slug/texts/outline", "POST /api/v1/groups/:slug/texts"],
  ...["POST /imports/:id/corrections/:kind", "POST /imports/:id/undo", "POST /imports/:id/publish"],
  ...["POST /api/v1/groups/:slug/drafts", "POST /api/v1/drafts/:id/corrections", "POST /api/v1/drafts/:id/undo"],
  ...["POST /api/v1/drafts/:id/publish", "DELETE /api/v1/drafts/:id"],
  ...["POST /imports/:id/throw-away", "POST /imports/:id/cancel", "DELETE /api/v1/imports/:id"],
]);
