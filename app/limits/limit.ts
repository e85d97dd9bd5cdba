/** How often something may be done: the numbers. Pure. */

export type Limit = {
  tries: number;
  /** Seconds from the first try on, after which counting begins anew. */
  within: number;
};

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Of single acts; they hold across processes and restarts. */
export const limits = {
  /** One account from one network: the owner elsewhere can still sign in. */
  signInHere: { tries: 5, within: 15 * minute },
  /** One account from anywhere. Beyond it tries are slowed down, not refused: others must not lock the owner out. */
  signInAccount: { tries: 20, within: hour },
  /** One account from one network, while it is tried from everywhere. */
  signInUnderAttack: { tries: 1, within: 15 * minute },
  signInNetwork: { tries: 10, within: minute },
  signInNetworkHour: { tries: 60, within: hour },
  signUp: { tries: 5, within: 30 * minute },
  /** Resets of one address, and from one network. */
  reset: { tries: 2, within: hour },
  resetDay: { tries: 5, within: day },
  resetNetwork: { tries: 10, within: hour },
  /** Whatever sends mail, from one network. */
  mailNetwork: { tries: 10, within: day },
  /** Another name for one account: each is a new face to everybody it talks with. */
  rename: { tries: 5, within: day },
  /** Codes of a second factor: at one account from one network, and from all together. */
  secondFactor: { tries: 10, within: 15 * minute },
  secondFactorAll: { tries: 30, within: hour },
  /** Passkeys asked for and ways to the provider begun, from one network: each is a row for ten minutes. */
  signInSteps: { tries: 60, within: 10 * minute },
  /** Guests who come in from one network: a class behind one address is one too. */
  guestNetwork: { tries: 60, within: hour },
  /** One each three seconds, and ten at once now and then. */
  comment: { tries: 1, within: 3 },
  commentBurst: { tries: 9, within: minute },
  /** By somebody whose account is new. */
  commentNew: { tries: 1, within: 15 },
  commentNewBurst: { tries: 2, within: 5 * minute },
  /** What one who does not run a session asks of it, all of which is told to everybody there: twice a second, and so many in an evening. */
  sessionAsk: { tries: 20, within: 10 },
  sessionAskHour: { tries: 900, within: hour },
  /** Private lines to those who run a session. */
  sessionMessage: { tries: 6, within: minute },
  /** Minutes to oneself. */
  minutesMail: { tries: 5, within: hour },
  /** Reports by a member; by guests, and by whoever is not in the group. */
  report: { tries: 15, within: hour },
  reportOutside: { tries: 4, within: day },
  search: { tries: 30, within: minute },
  searchStranger: { tries: 15, within: minute },
  /** Feeds of one person's sessions, by all their devices together. */
  calendar: { tries: 240, within: hour },
  /** Webhooks that a host tries out or sends again by hand. */
  webhookByHand: { tries: 20, within: minute },
  /** Pages fetched for one person, to be put on a lectern. */
  importByAddress: { tries: 30, within: hour },
  /** Pictures that one person's imports fetch from elsewhere. */
  pictures: { tries: 600, within: hour },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof limits;

/** Of requests: of a network that shows no account, and of a user wherever they are. */
export const requestRates = {
  stranger: [
    { tries: 50, within: 10 },
    { tries: 200, within: minute },
  ],
  user: [{ tries: 300, within: minute }],
} as const satisfies Record<string, Limit[]>;

/** Milliseconds for which an account counts as new. */
export const newFor = day * 1000;
