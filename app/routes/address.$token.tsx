import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addressOffer, agreeToAddress } from "~/accounts/address-change.server";
import { AddressOfferPage } from "~/accounts/address-page";
import { formAction, pageLoader, param } from "~/doors.server";
import { careWords } from "~/words/account-care";
import { commonWords } from "~/words/common";

export const loader = pageLoader(async ({ params }) => ({ offer: await addressOffer(param(params, "token")) }));

/** Whoever holds the link agrees, signed in or not: it went to the address alone. */
export const action = formAction(async ({ viewer, params }) => {
  const hasChanged = await agreeToAddress(param(params, "token"));
  return redirect(`${viewer ? "/account" : "/sign-in"}?done=${hasChanged ? "address" : "address-half"}`, 303);
});

/** The address is a secret, so it goes to no other site. `no-referrer` would go further and make the form here send `Origin: null`. */
export const headers = () => ({ "Referrer-Policy": "same-origin" });

export const meta: MetaFunction = () => [
  { title: `${careWords.en.addressTitle} · ${commonWords.en.lectern}` },
  { name: "robots", content: "noindex" },
];

export default function Address() {
  return <AddressOfferPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
