/** What a personal token for the API may be. Pure. */
export const tokenLimits = { name: { min: 1, max: 80 }, days: 3650, each: 50 } as const;
