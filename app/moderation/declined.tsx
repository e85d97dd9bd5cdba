import { Notice } from "../ui/notice";
import { appealWords } from "../words/appeals";
import { useWords } from "../words/use-words";

/** For whoever was drawn by lot and would rather not: the appeal has no page for them any more, so it is said in the group. */
export function Declined() {
  const words = useWords(appealWords);
  return <Notice tone="good">{words.declined}</Notice>;
}
