/** Stops at the editions of a text: one that is read, one that waits, and what becomes of the threads. */
import { editionWords } from "~/words/editions";
import type { Person } from "./people";
import { at, refused, type Stop } from "./tour";

const first = `# Of the hedges

The commons were fields that nobody owned and everybody in the village used from spring to autumn.

Each family kept a few beasts there, and no more than a few, because the grass was counted.

The miller was the only one who objected, and nobody asked him why he did.

## Afterwards

Then the hedges came, and with them the law, which took the side of the hedges.
`;
const second = first
  .replace("were fields", "were meadows and fields")
  .replace("The miller was the only one who objected, and nobody asked him why he did.\n\n", "")
  .replace("## Afterwards\n", "## Afterwards\n\nAn act of parliament cost two hundred pounds.\n");
const third = second.replace("no more than a few, because", "never more than that, since").replace("spring", "March");

type Cast = { host: Person; guest: Person; slug: string };

export async function editionStops({ host, guest, slug }: Cast): Promise<Stop[]> {
  const text = await host.text(slug, first);
  const thread = await guest.say(text, 3, "Why did nobody ask him?");
  await host.reply(text, thread, "He held the mill from the lord.");
  await guest.say(text, 1, "Nobody at all?");
  await guest.say(text, 4, "Whose law?");
  const bring = (content: string, note: string) =>
    host.ask("POST", `/texts/${text.id}/editions`, { content, format: "markdown", note });
  await bring(second, "After the second printing: the miller is left out.");
  await host.ask("PATCH", `/texts/${text.id}/editions/2`, { state: "read" });
  await bring(third, "A better wording of the second paragraph.");
  const here = `${text.url}/editions`;
  return [
    at("editions", here),
    at("editions-stranger", here, false),
    at("edition-read", `${here}/1?p=3&gone=1`, false),
    at("edition-waits", `${here}/3`),
    at("edition-changes", `${here}/2/changes`),
    at("edition-report", `${here}/3/report`),
    at("edition-let-read", `${here}/3/read`),
    at("edition-look-over", `${here}/look-over`),
    at("edition-report-kept", `${here}/3/report?how=kept`),
    at("edition-report-read", `${here}/2/report`, false),
    at("edition-put-away", `${here}/3/put-away`),
    at("edition-place", `${here}/3/threads/${thread.id}`),
    refused("edition-place-refused", `${here}/3/threads/${thread.id}`, async (page) => {
      await page.getByRole("textbox", { name: editionWords.en.placeField }).fill("99");
      await page.getByRole("button", { name: editionWords.en.placeButton, exact: true }).click();
      await page.locator(".error-summary").waitFor();
    }),
    at("edition-bring", `${here}/new`),
    refused("edition-refused", `${here}/new`, async (page) => {
      await page.getByRole("button", { name: editionWords.en.bring, exact: true }).click();
      await page.locator(".error-summary").waitFor();
    }),
    at("shelf", `${text.url}/comments?on=shelf`, false),
    at("reading-second", text.url),
  ];
}
