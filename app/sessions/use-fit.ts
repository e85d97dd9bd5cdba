/** As large as the place allows. */
import { useEffect, useLayoutEffect, useRef, type RefObject } from "react";

/** In hundredths of the screen's height: nothing is larger, and below the last it scrolls rather than shrinks. */
const [largest, smallest] = [8.6, 2.4];
const steps = 40;

const useBrowserLayout = typeof document === "undefined" ? useEffect : useLayoutEffect;

/**
 * Sets the size of what stands in an element to the largest at which all of it is seen, anew whenever the element or its words change.
 * Without a script the steps of the stylesheet stand.
 *
 * @param words what stands in it: another, and it is fitted again
 */
export function useFit<Shown extends HTMLElement>(words: string): RefObject<Shown> {
  const ref = useRef<Shown>(null);
  useBrowserLayout(() => {
    const shown = ref.current;
    const room = shown?.parentElement;
    if (!shown || !room) return;
    const fit = () => {
      const fits = (step: number) => {
        shown.style.setProperty("--size", `${(smallest + ((largest - smallest) * step) / steps).toFixed(2)}vh`);
        return shown.scrollHeight <= shown.clientHeight + 1 && shown.scrollWidth <= shown.clientWidth + 1;
      };
      let [low, high] = [0, steps];
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (fits(middle)) low = middle;
        else high = middle - 1;
      }
      fits(low);
    };
    fit();
    const watch = new ResizeObserver(fit);
    watch.observe(room);
    void document.fonts.ready.then(fit);
    return () => watch.disconnect();
  }, [words]);
  return ref;
}
