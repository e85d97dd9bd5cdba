import { Link, type LinkProps } from "@remix-run/react";
import type { ButtonHTMLAttributes } from "react";
import { classes } from "./classes";

/** How it looks: `primary` for the one main thing on a page, `quiet` without a border, `danger` for what destroys. */
export type Look = { primary?: boolean; quiet?: boolean; danger?: boolean; small?: boolean; wide?: boolean };

/** A button. It submits its form unless `type="button"` is given, as in HTML. */
export function Button({ className, ...rest }: Look & ButtonHTMLAttributes<HTMLButtonElement>) {
  const [look, attributes] = split(rest);
  return <button className={classes("btn", look, className)} {...attributes} />;
}

/** A link that looks like a button, for going somewhere. */
export function LinkButton({ className, ...rest }: Look & LinkProps) {
  const [look, attributes] = split(rest);
  return <Link className={classes("btn", look, className)} {...attributes} />;
}

function split<Props extends Look>({ primary, quiet, danger, small, wide, ...attributes }: Props) {
  const look = classes(primary && "primary", quiet && "quiet", danger && "danger", small && "small", wide && "wide");
  return [look, attributes] as const;
}
