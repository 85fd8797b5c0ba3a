import type { Level } from "../coaching";
import { later } from "../parts/later";
import { usePhone } from "../parts/phone";
import { place } from "../routes";
import { Capture } from "./capture/capture";
import { OpenRide } from "./capture/open";
import { Debrief } from "./debrief/debrief";
import { NotFound } from "./not_found";
import { Start } from "./start";
import { Today } from "./today/today";

// Recording needs none of these: they are loaded when somebody goes there.
const Team = later(() => import("./team/team").then((module) => module.Team));
const Me = later(() => import("./me").then((module) => module.Me));
const Coaching = later(() => import("./coaching/coaching").then((module) => module.Coaching));
const ActivityScreen = later(() => import("./activity/activity").then((module) => module.ActivityScreen));
const Managers = later(() => import("./managers/managers").then((module) => module.Managers));
const CoverageScreen = later(() => import("./coverage/coverage").then((module) => module.CoverageScreen));
const PlanMonth = later(() => import("./plan/plan").then((module) => module.PlanMonth));
const Targets = later(() => import("./targets/targets").then((module) => module.Targets));
const RepPage = later(() => import("./rep_page/rep_page").then((module) => module.RepPage));
const Checklists = later(() => import("./checklists/checklists").then((module) => module.Checklists));
const Version = later(() => import("./checklists/version").then((module) => module.Version));
const DraftEditor = later(() => import("./checklists/draft").then((module) => module.DraftEditor));
const EverythingSeen = later(() => import("./seen/everything_seen").then((module) => module.EverythingSeen));
const RepReport = later(() => import("./report/report").then((module) => module.RepReport));
const ImportNumbers = later(() => import("./import/import_numbers").then((module) => module.ImportNumbers));
const ToCritique = later(() => import("./import/to_critique").then((module) => module.ToCritique));
const Tokens = later(() => import("./import/tokens").then((module) => module.Tokens));
const AGoal = later(() => import("./goals/address").then((module) => module.AGoal));
const ExpectedOfMe = later(() => import("./expected/expected").then((module) => module.ExpectedOfMe));
const Numbers = later(() => import("./numbers/numbers").then((module) => module.Numbers));
const RepNumbers = later(() => import("./numbers/rep_numbers").then((module) => module.RepNumbers));
const BehindFigure = later(() => import("./numbers/behind").then((module) => module.BehindFigure));
const HowWeCount = later(() => import("./counting/counting").then((module) => module.HowWeCount));
const Opportunities = later(() =>
  import("./opportunities/opportunities").then((module) => module.Opportunities),
);
const Conversations = later(() =>
  import("./conversations/conversations").then((module) => module.Conversations),
);
const Conversation = later(() =>
  import("./conversations/conversation").then((module) => module.Conversation),
);
const Retrospective = later(() =>
  import("./retrospective/retrospective").then((module) => module.Retrospective),
);
const Retrospectives = later(() =>
  import("./retrospective/retrospectives").then((module) => module.Retrospectives),
);
const Impediments = later(() => import("./impediments/impediments").then((module) => module.Impediments));
const CritiqueInbox = later(() => import("./critique/inbox").then((module) => module.CritiqueInbox));
const CritiqueOne = later(() => import("./critique/critique").then((module) => module.CritiqueOne));
const OrganizationScreen = later(() =>
  import("./organization/organization").then((module) => module.OrganizationScreen),
);
const RemindersScreen = later(() => import("./reminders/reminders").then((module) => module.RemindersScreen));
const Home = later(() => import("./home/home").then((module) => module.Home));

const LEVELS: readonly Level[] = ["opportunities", "conversations", "activity"];

/** The screen at the address where the app is, for the role of the person. */
export function Screen() {
  const { parts } = place.value;
  const { role } = usePhone().me;
  if (role === "rep") return <RepScreen parts={parts} />;
  const [first, second, third] = parts;
  if (parts.length === 0) return <Today />;
  if (first === "me") return <MyOwn second={second} length={parts.length} />;
  if (first === "team" && parts.length === 1) return <Team />;
  if (first === "team" && second) return <OfRep key={second} id={second} what={parts.slice(2)} />;
  if (first === "coaching" && parts.length === 1 && role === "director") return <Coaching />;
  if (first === "activity" && parts.length === 1) return <ActivityScreen />;
  if (first === "activity" && second && parts.length === 2 && role === "director")
    return <ActivityScreen key={second} id={second} />;
  if (first === "coverage" && parts.length === 1) return <CoverageScreen />;
  if (first === "coverage" && second && parts.length === 2 && role === "director")
    return <CoverageScreen key={second} id={second} />;
  if (first === "plan" && parts.length === 1) return <PlanMonth />;
  if (first === "managers" && parts.length === 1 && role === "director") return <Managers />;
  if (first === "targets" && parts.length === 1 && role === "director") return <Targets />;
  if (first === "goals") return <AGoal />;
  if (first === "counting" && parts.length === 1) return <HowWeCount />;
  if (first === "ride") return <Ride second={second} third={third} length={parts.length} />;
  if (first === "retrospectives") return <Review id={second} length={parts.length} />;
  if (first === "numbers" && parts.length === 1) return <Numbers />;
  if (first === "impediments" && parts.length === 1) return <Impediments />;
  if (first === "critique" && parts.length <= 2)
    return second ? <CritiqueOne key={second} id={second} /> : <CritiqueInbox />;
  if (first === "checklists") return <AChecklist second={second} third={third} length={parts.length} />;
  if (first === "organization" && role === "director") return <OrganizationScreen parts={parts.slice(1)} />;
  if (first === "import") return <AnImport second={second} length={parts.length} />;
  return <NotFound />;
}

function MyOwn({ second, length }: Pick<Parts, "second" | "length">) {
  if (length === 1) return <Me />;
  return second === "reminders" && length === 2 ? <RemindersScreen /> : <NotFound />;
}

function AnImport({ second, length }: Pick<Parts, "second" | "length">) {
  const { role } = usePhone().me;
  if (length === 1) return <ImportNumbers />;
  if (second === "to-critique" && length === 2) return <ToCritique />;
  return second === "tokens" && length === 2 && role === "director" ? <Tokens /> : <NotFound />;
}

function OfRep({ id, what: [what, one, ...more] }: { id: string; what: readonly string[] }) {
  if (what === undefined) return <RepPage id={id} />;
  if (what === "conversations" && more.length === 0) return <OfConversations repId={id} id={one} />;
  if (what === "numbers" && more.length === 0) return <OfNumbers id={id} level={one} />;
  if (one !== undefined) return <NotFound />;
  if (what === "seen") return <EverythingSeen id={id} />;
  if (what === "report") return <RepReport id={id} />;
  if (what === "opportunities") return <Opportunities repId={id} />;
  return <NotFound />;
}

/** A rep's numbers, or what is behind those of a level. */
function OfNumbers({ id, level }: { id: string; level: string | undefined }) {
  if (level === undefined) return <RepNumbers id={id} />;
  const found = LEVELS.find((one) => one === level);
  return found ? <BehindFigure key={found} id={id} level={found} /> : <NotFound />;
}

function OfConversations({ repId, id }: { repId: string; id: string | undefined }) {
  return id ? <Conversation key={id} id={id} repId={repId} /> : <Conversations repId={repId} />;
}

interface Parts {
  second: string | undefined;
  third: string | undefined;
  length: number;
}

function AChecklist({ second, third, length }: Parts) {
  const { role } = usePhone().me;
  if (length === 1) return <Checklists />;
  if (second === "version" && third && length === 3) return <Version key={third} id={third} />;
  if (second === "draft" && third && length === 3 && role === "director")
    return <DraftEditor key={third} id={third} />;
  return <NotFound />;
}

function Ride({ second, third, length }: Parts) {
  if (!second) return <Start />;
  if (second === "new" && length === 2) return <OpenRide />;
  if (length === 2) return <Capture key={second} id={second} />;
  if (third === "debrief" && length === 3) return <Debrief key={second} id={second} />;
  return <NotFound />;
}

function Review({ id, length }: { id: string | undefined; length: number }) {
  if (length === 1) return <Retrospectives />;
  return id && length === 2 ? <Retrospective key={id} id={id} /> : <NotFound />;
}

function RepScreen({ parts }: { parts: readonly string[] }) {
  const { id } = usePhone().me;
  const [first, second] = parts;
  if (first === undefined) return <Home />;
  if (first === "conversations" && parts.length <= 2) return <OfConversations repId={id} id={second} />;
  if (first === "numbers" && parts.length <= 2) return <OfNumbers id={id} level={second} />;
  if (first === "retrospectives") return <Review id={second} length={parts.length} />;
  if (first === "me") return <MyOwn second={second} length={parts.length} />;
  if (parts.length > 1) return <NotFound />;
  if (first === "expected") return <ExpectedOfMe />;
  if (first === "opportunities") return <Opportunities repId={id} />;
  if (first === "counting") return <HowWeCount />;
  return <NotFound />;
}
