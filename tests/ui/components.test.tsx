import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { createMemoryRouter, RouterProvider } from "react-router-dom";
import { expect, test } from "vitest";
import { Avatar, initials, personClass } from "../../app/ui/avatar";
import { Button } from "../../app/ui/button";
import { barOf, crumbsOf, isBare, type Handle } from "../../app/ui/crumbs";
import { Dialog } from "../../app/ui/dialog";
import { ErrorSummary } from "../../app/ui/error-summary";
import { Field } from "../../app/ui/field";

const html = (element: ReactElement) => renderToStaticMarkup(element);

test("a field ties label, hint and error to its box", () => {
  const field = html(<Field name="email" type="email" label="E-mail" hint="Not shown." error="Enter one." />);
  expect(field).toContain('<label for="field-email">');
  expect(field).toContain('aria-describedby="field-email-error field-email-hint"');
  expect(field).toContain('aria-invalid="true"');
  expect(field).toContain('id="field-email-error"');
});

test("a field without fault says nothing of one", () => {
  const field = html(<Field as="textarea" name="body" label="Text" defaultValue="<b>" />);
  expect(field).not.toContain("aria-invalid");
  expect(field).not.toContain("aria-describedby");
  expect(field).toContain("&lt;b&gt;</textarea>");
});

test("the summary links to each field, and is not there without errors", () => {
  const summary = html(<ErrorSummary errors={{ email: "Enter one.", form: "Too often." }} />);
  expect(summary).toContain('<a href="#field-email">Enter one.</a>');
  expect(summary).toContain("<li>Too often.</li>");
  const named = html(<ErrorSummary errors={{ email: "Fill this in.", other: "No." }} names={{ email: "E-mail" }} />);
  expect(named).toContain('<a href="#field-email">E-mail: Fill this in.</a>');
  expect(named).toContain('<a href="#field-other">No.</a>');
  expect(html(<ErrorSummary errors={{}} />)).toBe("");
  expect(html(<ErrorSummary />)).toBe("");
});

test("a button says how it looks by class", () => {
  expect(
    html(
      <Button primary small>
        Go
      </Button>,
    ),
  ).toBe('<button class="btn primary small">Go</button>');
});

test("a dialog stands open where there is no script, and is empty when closed", () => {
  const dialog = (open: boolean) =>
    html(
      <Dialog open={open} onClose={() => {}} title="Rules">
        In
      </Dialog>,
    );
  expect(dialog(true)).toMatch(/^<dialog[^>]* open=""/);
  expect(dialog(true)).toContain("In");
  expect(dialog(false)).not.toContain("open");
  expect(dialog(false)).not.toContain("Rules");
});

test.each([
  ["Ana Novak", "AN"],
  ["rosa", "R"],
  ["  Jean-Luc  van der Berg ", "JB"],
  ["😀 Smile", "😀S"],
  ["Ёлка", "Ё"],
  ["", ""],
])("initials of %j", (name, letters) => {
  expect(initials(name)).toBe(letters);
});

test("a person keeps one of eight colours, and all are used", () => {
  const used = new Set(Array.from({ length: 400 }, (_, n) => personClass(`user-${n}`)));
  expect([...used].sort()).toEqual(["a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8"]);
  expect(personClass("x")).toBe(personClass("x"));
});

test("an avatar is silent beside a name, and named alone", () => {
  expect(html(<Avatar id="1" name="Ana" />)).toContain('aria-hidden="true"');
  expect(html(<Avatar id="1" name="Ana" alone />)).toContain('aria-label="Ana"');
});

test("no component writes a style attribute, which the CSP would drop", async () => {
  const { TopBar } = await import("../../app/ui/top-bar");
  const { Menu } = await import("../../app/ui/menu");
  const element = (
    <TopBar crumbs={[{ text: "Circle", to: "/g/c" }, { text: "Text" }]}>
      <Menu viewer={{ id: "1", name: "Ana" }} theme="dark" />
    </TopBar>
  );
  const router = createMemoryRouter([{ path: "/t/1", element }], { initialEntries: ["/t/1?at=2"] });
  const bar = html(<RouterProvider router={router} />);
  expect(bar).not.toContain("style=");
  expect(bar).toMatch(/<a [^>]*href="\/g\/c">Circle<\/a>/);
  expect(bar).toContain('<span aria-current="page">Text</span>');
  expect(bar).toContain('popovertarget="menu"');
  expect(bar).toContain('value="/t/1?at=2"');
  expect(bar).toMatch(/value="dark"[^>]*aria-pressed="true"/);
});

const match = (handle: Handle<{ name: string }> | undefined, data: unknown) => ({
  handle,
  data,
  params: { id: "7" },
});

test("the way is told by each route that has its data", () => {
  const group = match(
    { crumbs: ({ data }) => [{ text: data.name, to: "/g" }], bar: () => "outer" },
    { name: "Circle" },
  );
  const text = match({ crumbs: ({ params }) => [{ text: `Text ${params.id}` }], bar: () => "inner" }, {});
  const failed = match({ crumbs: ({ data }) => [{ text: data.name }] }, undefined);
  expect(crumbsOf([match(undefined, {}), group, text, failed], "en")).toEqual([
    { text: "Circle", to: "/g" },
    { text: "Text 7" },
  ]);
  expect(barOf([group, text], "en")).toBe("inner");
  expect(isBare([group])).toBe(false);
  expect(isBare([match({ bare: true }, {})])).toBe(true);
});
