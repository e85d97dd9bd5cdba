/** Of the lists of people and groups that an operator looks through. Pure. */

/** Characters of what is looked for. */
export const mostAsked = 100;
