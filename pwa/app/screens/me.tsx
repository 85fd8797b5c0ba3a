import { ChevronRight } from "lucide";
import { version } from "../../../package.json";
import { AboutMe } from "../parts/about_me";
import { Icon } from "../parts/icon";
import { Page, Section } from "../parts/page";
import { Avatar } from "../parts/person";
import { usePhone } from "../parts/phone";
import { Unsent } from "../parts/unsent";
import { SignOut } from "./sign_out";

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
          <a class="entry" href="/goals">
            <span class="grow">
              <strong>Goals</strong>
              <span class="note">What your reps go for, why, and who has not read theirs.</span>
            </span>
            <Icon icon={ChevronRight} />
          </a>
          <a class="entry" href="/checklists">
            <span class="grow">
              <strong>Checklists</strong>
              <span class="note">What is looked for, and what good looks like.</span>
            </span>
            <Icon icon={ChevronRight} />
          </a>
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
