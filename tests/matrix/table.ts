/** Every address with its methods: who hears what, and what is sent. An address that is missing here fails the test. */
import type { Table } from "./line";
import { accountTable } from "./table-account";
import { groupTable } from "./table-group";
import { operatorTable } from "./table-operator";
import { liveSessionTable } from "./table-session-live";
import { sessionTable } from "./table-session";
import { sessionApiTable } from "./table-session-api";
import { editionTable } from "./table-editions";
import { textTable } from "./table-text";
import { timesTable } from "./table-times";
import { actionTable } from "./table-actions";
import { keepingTable } from "./table-keeping";
import { moderationTable } from "./table-moderation";
import { appealTable } from "./table-appeals";

export const table: Table = {
  ...operatorTable,
  ...accountTable,
  ...groupTable,
  ...textTable,
  ...editionTable,
  ...sessionTable,
  ...liveSessionTable,
  ...sessionApiTable,
  ...timesTable,
  ...appealTable,
  ...actionTable,
  ...moderationTable,
  ...keepingTable,
};
