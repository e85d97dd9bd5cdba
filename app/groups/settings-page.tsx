import { Form } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { groupSettingWords } from "../words/group-settings";
import { groupWords } from "../words/groups";
import { useWords } from "../words/use-words";
import { webhookWords } from "../words/webhooks";
import { groupLimits, type GroupView } from "./group";
import { FormErrors, GroupForm, type Refused } from "./group-form";

/** Of an archived group only what can be done with it is shown: restore or delete. */
export function SettingsPage({
  group,
  zones,
  saved,
  refused,
}: {
  group: GroupView;
  zones: string[];
  saved: boolean;
  refused: Refused;
}) {
  const [words, settings] = [useWords(groupWords), useWords(groupSettingWords)];
  const webhooks = useWords(webhookWords);
  return (
    <Page narrow title={words.settings}>
      {saved && !refused && <Notice tone="good">{words.saved}</Notice>}
      {group.archivedAt ? (
        <section>
          <h2>{settings.restoreTitle}</h2>
          <p>{settings.restoreText}</p>
          <Form method="post" action={`/g/${group.slug}/restore`}>
            <Button primary>{settings.restoreButton}</Button>
          </Form>
        </section>
      ) : (
        <>
          <GroupForm group={group} zones={zones} refused={refused} />
          <section>
            <h2>{settings.addressTitle}</h2>
            <AddressForm slug={group.slug} refused={undefined} />
          </section>
          <section>
            <h2>{settings.archiveTitle}</h2>
            <p>{settings.archiveText}</p>
            <Form method="post" action={`/g/${group.slug}/archive`}>
              <Button>{settings.archiveButton}</Button>
            </Form>
          </section>
        </>
      )}
      <section>
        <h2>{webhooks.title}</h2>
        <p>{webhooks.lead}</p>
        <LinkButton to={`/g/${group.slug}/webhooks`}>{webhooks.title}</LinkButton>
      </section>
      <section>
        <h2>{words.deleteTitle}</h2>
        <p>{words.deleteText}</p>
        <DeleteForm slug={group.slug} refused={undefined} />
      </section>
    </Page>
  );
}

/** Also a page of its own, for when the address was refused. */
export function AddressForm({ slug, refused }: { slug: string; refused: Refused }) {
  const words = useWords(groupSettingWords);
  return (
    <Form method="post" action={`/g/${slug}/address`} className="form">
      <FormErrors refused={refused} />
      <Field
        name="slug"
        label={words.address}
        hint={words.addressHint}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        required
        maxLength={groupLimits.slug.max}
        defaultValue={refused?.values["slug"] ?? slug}
        error={refused?.errors["slug"]}
      />
      <div className="btns">
        <Button>{words.addressSave}</Button>
      </div>
    </Form>
  );
}

/** Also a page of its own, for when the slug was mistyped. */
export function DeleteForm({ slug, refused }: { slug: string; refused: Refused }) {
  const words = useWords(groupWords);
  return (
    <Form method="post" action={`/g/${slug}/delete`} className="form narrow">
      <FormErrors refused={refused} />
      <Field
        name="confirm"
        label={words.deleteConfirm(slug)}
        maxLength={groupLimits.slug.max}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        defaultValue={refused?.values["confirm"]}
        error={refused?.errors["confirm"]}
      />
      <div className="btns">
        <Button danger>{words.deleteButton}</Button>
      </div>
    </Form>
  );
}
