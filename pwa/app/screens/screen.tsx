import { later } from "../parts/later";
import { usePhone } from "../parts/phone";
import { place } from "../routes";
import { Capture } from "./capture/capture";
import { OpenRide } from "./capture/open";
import { Debrief } from "./debrief/debrief";
import { Me } from "./me";
import { NotFound } from "./not_found";
import { Start } from "./start";
import { Today } from "./today/today";

// Recording needs none of these: they are loaded when somebody goes there.
const Team = later(() => import("./team/team").then((module) => module.Team));
const Coaching = later(() => import("./coaching/coaching").then((module) => module.Coaching));
const RepPage = later(() => import("./rep_page/rep_page").then((module) => module.RepPage));
const Home = later(() => import("./home/home").then((module) => module.Home));

/** The screen at the address where the app is, for the role of the person. */
export function Screen() {
  const { parts } = place.value;
  const { role } = usePhone().me;
  if (role === "rep") return <RepScreen parts={parts} />;
  const [first, second, third] = parts;
  if (parts.length === 0) return <Today />;
  if (first === "me" && parts.length === 1) return <Me />;
  if (first === "team" && parts.length === 1) return <Team />;
  if (first === "team" && second && parts.length === 2) return <RepPage key={second} id={second} />;
  if (first === "coaching" && parts.length === 1 && role === "director") return <Coaching />;
  if (first === "ride") return <Ride second={second} third={third} length={parts.length} />;
  return <NotFound />;
}

function Ride({
  second,
  third,
  length,
}: {
  second: string | undefined;
  third: string | undefined;
  length: number;
}) {
  if (!second) return <Start />;
  if (second === "new" && length === 2) return <OpenRide />;
  if (length === 2) return <Capture key={second} id={second} />;
  if (third === "debrief" && length === 3) return <Debrief key={second} id={second} />;
  return <NotFound />;
}

function RepScreen({ parts }: { parts: readonly string[] }) {
  if (parts.length === 0) return <Home />;
  return parts[0] === "me" && parts.length === 1 ? <Me /> : <NotFound />;
}
