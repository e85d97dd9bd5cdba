/**
 * Reads what was sent, field by field, and keeps what is wrong with each, so that the person hears all of it at once. Pure.
 */
import { checkLine, checkProse, type LineLimits } from "../plain-line";
import { invalid, type FieldErrors } from "../refusals";
import { sessionWords } from "../words/sessions";
import { say, type Message } from "../words/words";
import { typedDay } from "./typed-day";

/** Ids that callers mint, and those of people and blocks. */
const idForm = /^[A-Za-z0-9_-]{1,64}$/;
const mintedForm = /^[A-Za-z0-9_-]{8,64}$/;

export class Fields {
  readonly #errors: FieldErrors;

  /** @param at what stands before the names in errors, such as `item.` */
  constructor(
    private readonly input: unknown,
    private readonly at = "",
    errors: FieldErrors = {},
  ) {
    this.#errors = errors;
    if (typeof input !== "object" || input === null || Array.isArray(input))
      this.fault(
        "",
        say(sessionWords, (w) => w.thing),
      );
  }

  has(name: string): boolean {
    return this.raw(name) !== undefined;
  }

  /** What nobody reads here is told, so that nobody takes it for done. */
  only(names: readonly string[]): void {
    const { input } = this;
    if (typeof input !== "object" || input === null) return;
    for (const name of Object.keys(input).slice(0, 20))
      if (!names.includes(name))
        this.fault(
          name.slice(0, 64),
          say(sessionWords, (w) => w.noSuchField),
        );
  }

  raw(name: string): unknown {
    const { input } = this;
    return typeof input === "object" && input !== null && Object.hasOwn(input, name)
      ? (input as Record<string, unknown>)[name]
      : undefined;
  }

  fault(name: string, message: Message): void {
    this.#errors[`${this.at}${name}`.replace(/\.$/, "") || "body"] ??= message;
  }

  line(name: string, limits: LineLimits): string {
    return this.#checked(name, checkLine(this.raw(name), limits));
  }

  prose(name: string, limits: LineLimits): string {
    return this.#checked(name, checkProse(this.raw(name), limits));
  }

  /** An id of something that stands. */
  id(name: string): string {
    return this.#id(name, idForm);
  }

  idOrNull(name: string): string | null {
    return this.isNone(name) ? null : this.id(name);
  }

  /** An id that whoever asks has minted. */
  minted(name: string): string {
    return this.#id(name, mintedForm);
  }

  oneOf<Value extends string>(name: string, list: readonly Value[]): Value {
    const value = list.find((each) => each === this.raw(name));
    if (value === undefined)
      this.fault(
        name,
        say(sessionWords, (w) => w.oneOf(list)),
      );
    return value ?? (list[0] as Value);
  }

  /** Forms send numbers as text. */
  whole(name: string, { min, max }: { min: number; max: number }): number {
    const raw = this.raw(name);
    const value = typeof raw === "string" && /^-?\d{1,9}$/.test(raw.trim()) ? Number(raw) : raw;
    if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) return value;
    this.fault(
      name,
      say(sessionWords, (w) => w.whole(min, max)),
    );
    return min;
  }

  wholeOrNull(name: string, limits: { min: number; max: number }): number | null {
    return this.isNone(name) ? null : this.whole(name, limits);
  }

  /** A box of a form is there or not. */
  flag(name: string): boolean {
    const raw = this.raw(name);
    if (raw === true || raw === "true" || raw === "on") return true;
    if (raw !== undefined && raw !== false && raw !== "false" && raw !== "")
      this.fault(
        name,
        say(sessionWords, (w) => w.flag),
      );
    return false;
  }

  /** `YYYY-MM-DD`. */
  dayOrNull(name: string): string | null {
    if (this.isNone(name)) return null;
    const raw = this.raw(name);
    const day = typeof raw === "string" ? typedDay(raw) : null;
    if (day === null)
      this.fault(
        name,
        say(sessionWords, (w) => w.day),
      );
    return day;
  }

  /** An instant, as ISO 8601 with its zone; on the minute. */
  moment(name: string): Date | null {
    const raw = this.raw(name);
    const isMoment = typeof raw === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(?:Z|[+-]\d\d:\d\d)$/.test(raw);
    const at = isMoment ? Date.parse(raw) : NaN;
    if (!Number.isNaN(at)) return new Date(Math.floor(at / 60_000) * 60_000);
    this.fault(
      name,
      say(sessionWords, (w) => w.instant),
    );
    return null;
  }

  /** A list, each read by `each`. Missing is the empty list. */
  list<Item>(name: string, max: number, each: (fields: Fields, at: number) => Item): Item[] {
    return this.raws(name, max).map((raw, at) =>
      each(new Fields({ value: raw }, `${this.at}${name}.${at}.`, this.#errors), at),
    );
  }

  /** A list of things with fields of their own. null is a line that was left empty. */
  rows(name: string, max: number, each: (row: Fields, at: number) => void): void {
    for (const [at, raw] of this.raws(name, max).entries())
      if (raw !== null) each(new Fields(raw, `${this.at}${name}.${at}.`, this.#errors), at);
  }

  raws(name: string, max: number): unknown[] {
    const raw = this.raw(name) ?? [];
    if (Array.isArray(raw) && raw.length <= max) return raw;
    this.fault(
      name,
      say(sessionWords, (w) => w.list(max)),
    );
    return [];
  }

  /** What stands in an object of its own. */
  inside(name: string): Fields {
    return new Fields(this.raw(name), `${this.at}${name}.`, this.#errors);
  }

  isNone(name: string): boolean {
    const raw = this.raw(name);
    return raw === undefined || raw === null || raw === "";
  }

  hasFaults(): boolean {
    return Object.keys(this.#errors).length > 0;
  }

  /** @throws Refusal `invalid`, with all that is wrong */
  require(): void {
    if (this.hasFaults()) throw invalid(this.#errors);
  }

  #id(name: string, form: RegExp): string {
    const raw = this.raw(name);
    // People and votes are kept by id: what every object has by itself (`constructor`) would be found there as if it had come.
    if (typeof raw === "string" && form.test(raw) && !(raw in Object.prototype)) return raw;
    this.fault(
      name,
      say(sessionWords, (w) => w.id),
    );
    return "";
  }

  #checked(name: string, { value, fault }: ReturnType<typeof checkLine>): string {
    if (fault) this.fault(name, fault);
    return value ?? "";
  }
}
