/** A passage as a form tells it: by the numbers of its first and last paragraph. Pure. */
export const numbersOf = ({ from, to }: { from: number | null; to: number | null }): { from: string; to: string } => ({
  from: from?.toString() ?? "",
  to: to === from ? "" : (to?.toString() ?? ""),
});
