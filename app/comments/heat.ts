/** The class of a badge: the stronger, the more is said. The number says how much. */
export const heat = (count: number) => (count === 0 ? "" : count < 5 ? " h1" : count < 10 ? " h2" : " h3");
