import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { commonWords } from "../words/common";
import { useWords } from "../words/use-words";

/**
 * A native modal dialog: the browser keeps the focus in it, closes it with Esc and makes the rest inert. Rendered by a
 * server it stands open in the page, so that it also serves without script.
 */
export function Dialog({
  open,
  onClose,
  title,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
}) {
  const words = useWords(commonWords);
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  // Never changed by React: an attribute taken away is no `close()`, and the focus would not go back.
  const [served] = useState(open);
  useEffect(() => {
    const element = dialog.current;
    if (!element || !open) return;
    element.removeAttribute("open");
    element.showModal();
    return () => element.close();
  }, [open]);

  return (
    <dialog
      className="dialog"
      ref={dialog}
      open={served}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current && isOutside(event, dialog.current)) onClose();
      }}
    >
      {open && (
        <>
          <header>
            <h2 id={heading}>{title}</h2>
            <button type="button" className="btn quiet" onClick={onClose}>
              {words.close}
            </button>
          </header>
          <div className="inside">{children}</div>
        </>
      )}
    </dialog>
  );
}

function isOutside({ clientX: x, clientY: y }: { clientX: number; clientY: number }, element: Element): boolean {
  const box = element.getBoundingClientRect();
  return x < box.left || x > box.right || y < box.top || y > box.bottom;
}
