/** After a step the page comes anew: one goes on at the place it was about. */
import { useEffect, useState } from "react";

/**
 * @param told what is to be said aloud once the page stands; "" for nothing
 * @param isBusy something else on the page takes the focus
 * @returns what a live region is to hold
 */
export function useArrival(told: string, isBusy: boolean): string {
  const [aloud, setAloud] = useState("");
  useEffect(() => {
    setAloud(told);
    if (isBusy) return;
    const place = document.getElementById(location.hash.slice(1));
    place?.focus({ preventScroll: true });
  }, [told, isBusy]);
  return aloud;
}
