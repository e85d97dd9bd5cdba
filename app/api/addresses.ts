/** Every address of the API, with what it takes and gives: one line of the tables a verb. */
import type { z } from "zod";
import { accountAddresses } from "./addresses-account";
import { actionAddresses } from "./addresses-actions";
import { draftAddresses } from "./addresses-drafts";
import { groupAddresses } from "./addresses-group";
import { groupStateAddresses } from "./addresses-group-states";
import { holdAddresses } from "./addresses-holds";
import { messageAddresses } from "./addresses-messages";
import { noticeAddresses } from "./addresses-notices";
import { sessionAddresses } from "./addresses-sessions";
import { textAddresses } from "./addresses-text";
import { appealAddresses } from "./addresses-appeals";
import { moderationAddresses } from "./addresses-moderation";
import { preventionAddresses } from "./addresses-prevention";
import { timePollAddresses } from "./addresses-time-polls";
import { webhookAddresses } from "./addresses-webhooks";
import type { Addresses, SchemaName } from "./operation";
import * as schemas from "./schemas";

export const addresses: Addresses = {
  ...groupAddresses,
  ...groupStateAddresses,
  ...textAddresses,
  ...draftAddresses,
  ...webhookAddresses,
  ...sessionAddresses,
  ...timePollAddresses,
  ...appealAddresses,
  ...actionAddresses,
  ...moderationAddresses,
  ...holdAddresses,
  ...preventionAddresses,
  ...messageAddresses,
  ...accountAddresses,
  ...noticeAddresses,
};

export const schemaOf = (name: SchemaName): z.ZodType => schemas[name];
export const schemaNames = Object.keys(schemas) as SchemaName[];
