import { LinkButton } from "../ui/button";
import { Page } from "../ui/page";
import { Pill } from "../ui/pill";
import { Day } from "../ui/time";
import { accountWords } from "../words/accounts";
import { noticeMailWords } from "../words/notice-mail";
import { useWords } from "../words/use-words";
import type { Account } from "./users.server";

export function AccountPage({ account }: { account: Account }) {
  const words = useWords(accountWords);
  const mailWords = useWords(noticeMailWords);
  return (
    <Page
      narrow
      title={account.name}
      lead={words.accountLead}
      actions={account.isOperator && <Pill>{words.operatorPill}</Pill>}
    >
      <table className="table">
        <tbody>
          <tr>
            <th scope="row">{words.name}</th>
            <td>
              <bdi>{account.name}</bdi>
            </td>
          </tr>
          <tr>
            <th scope="row">{words.email}</th>
            <td>
              <bdi>{account.email}</bdi>
            </td>
          </tr>
          <tr>
            <th scope="row">{words.since}</th>
            <td>
              <Day at={account.createdAt} />
            </td>
          </tr>
        </tbody>
      </table>
      <section>
        <p>{words.colours}</p>
        <div className="btns">
          <LinkButton to="/account/tokens">{words.tokensLink}</LinkButton>
          <LinkButton to="/account/notices">{mailWords.title}</LinkButton>
        </div>
      </section>
    </Page>
  );
}
