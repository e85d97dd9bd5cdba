import { useEffect, useRef, type FormEvent } from "react";

/** A second press while the first is on its way would add the text twice. */
export function useOnce() {
  const sent = useRef(false);
  useEffect(() => {
    const back = () => (sent.current = false);
    addEventListener("pageshow", back);
    return () => removeEventListener("pageshow", back);
  }, []);
  return (event: FormEvent) => {
    if (sent.current) event.preventDefault();
    sent.current = true;
  };
}
