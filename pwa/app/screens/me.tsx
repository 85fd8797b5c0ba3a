import { ChevronRight } from "lucide";
import { version } from "../../../package.json";
import { AboutMe } from "../parts/about_me";
import { Icon } from "../parts/icon";
import { Page, Section } from "../parts/page";
import { Avatar } from "../parts/person";
import { usePhone } from "../parts/phone";
import { Unsent } from "../parts/unsent";
import { SignOut } from "./sign_out";

/** Where a sidebar leads and the tabs of a phone have no room for. */
const ELSEWHERE = [
  { name: "Numbers", to: "/numbers", note: "From the top, of your team, by week and by quarter." },
  { name: "Retrospectives", to: "/retrospectives", note: "Those to hold, and those there were." },
  { name: "In the way", to: "/impediments", note: "What reps named, until it is resolved." },
  { name: "Checklists", to: "/checklists", note: "What is looked for, and what good looks like." },
];

const ROLE = { director: "Director", manager: "Manager", rep: "Rep" };

/** Who is signed in, what is saved and sent, what this phone holds, and the way out. */
export function Me() {
  const { me } = usePhone();
  return (
    <Page title="Me">
      <section class="card">
        <div class="row">
          <Avatar name={me.name} big />
          <div class="grow">
            <h2 class="item">{me.name}</h2>
            <p class="note">
              {ROLE[me.role]} · {me.organization.name}
            </p>
            <p class="note">{me.email}</p>
          </div>
        </div>
      </section>
      {me.role !== "rep" && (
        <div class="card list phone-only">
          {ELSEWHERE.map(({ name, to, note }) => (
            <a class="entry" key={to} href={to}>
              <span class="grow">
                <strong>{name}</strong>
                <span class="note">{note}</span>
              </span>
              <Icon icon={ChevronRight} />
            </a>
          ))}
        </div>
      )}
      <Section title="Saved and sent">
        <div class="card saved">
          <Unsent />
        </div>
      </Section>
      {me.role === "rep" && <AboutMe />}
      <SignOut />
      <p class="note">Light or dark follows the phone. Version {version}.</p>
    </Page>
  );
}
