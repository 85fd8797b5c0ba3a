import { version } from "../../../package.json";
import { AboutMe } from "../parts/about_me";
import { later } from "../parts/later";
import { LeadsTo } from "../parts/leads_to";
import { OwnPassword } from "../parts/own_password";
import { Page, Section } from "../parts/page";
import { Avatar } from "../parts/person";
import { usePhone } from "../parts/phone";
import { Unsent } from "../parts/unsent";
import { SignOut } from "./sign_out";

const Absences = later(() => import("../parts/absences").then((module) => module.Absences), null);

/** Where a sidebar leads and the tabs of a phone have no room for. */
const ELSEWHERE = [
  { name: "Plan", to: "/plan", note: "The ride-alongs of the month, and your calendar." },
  { name: "Numbers", to: "/numbers", note: "Of your team from the top, by week and by quarter." },
  { name: "Reviews", to: "/retrospectives", note: "Those to hold, and those there were." },
  { name: "In the way", to: "/impediments", note: "What reps named, until it is resolved." },
  { name: "Goals", to: "/goals", note: "What your reps go for, why, and who has not read theirs." },
  { name: "Checklists", to: "/checklists", note: "What is looked for, and what good looks like." },
  { name: "My activity", to: "/activity", note: "What you did yourself, week by week and month by month." },
  { name: "Who was seen", to: "/coverage", note: "Of your reps, when and how, and who was not." },
  { name: "Import", to: "/import", note: "Numbers, and recordings, e-mails and notes to critique." },
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
      <div class="card list">
        {me.role !== "rep" &&
          ELSEWHERE.map(({ name, to, note }) => (
            <div class="phone-only" key={to}>
              <LeadsTo to={to} name={name}>
                {note}
              </LeadsTo>
            </div>
          ))}
        {me.role === "director" && (
          <>
            <div class="phone-only">
              <LeadsTo to="/managers" name="Managers">
                What they do themselves, and how soon it is talked through.
              </LeadsTo>
            </div>
            <LeadsTo to="/targets" name="Targets of managers">
              What they are asked to do themselves, and why.
            </LeadsTo>
            <div class="phone-only">
              <LeadsTo to="/organization" name="Organization">
                People, connections, mail, and what goes on by itself.
              </LeadsTo>
            </div>
          </>
        )}
        {me.role === "rep" && (
          <>
            <div class="phone-only">
              <LeadsTo to="/expected" name="What is expected and why">
                Your goals, and what they mean for your bonus.
              </LeadsTo>
            </div>
            <LeadsTo to="/numbers" name="My numbers">
              From the top, by week and by quarter.
            </LeadsTo>
            <LeadsTo to="/opportunities" name="My opportunities">
              Which of them count, and why.
            </LeadsTo>
          </>
        )}
        <LeadsTo to="/me/reminders" name="Reminders">
          What you are reminded of, on which device or by e-mail, and when not.
        </LeadsTo>
        <LeadsTo to="/counting" name="How we count">
          What makes an opportunity and a conversation, working days, holidays.
        </LeadsTo>
      </div>
      {me.role === "rep" && <Absences rep={me} />}
      <Section title="Saved and sent">
        <div class="card saved">
          <Unsent />
        </div>
      </Section>
      {me.role === "rep" && <AboutMe />}
      <OwnPassword />
      <SignOut />
      <p class="note">Light or dark follows the phone. Version {version}.</p>
    </Page>
  );
}
