import { useEffect, useState } from "preact/hooks";
import { Boundary } from "../parts/boundary";
import { BeforeTheUpdate } from "../parts/cannot_start";
import { Cleared } from "../parts/cleared";
import { ExportWork } from "../parts/export_work";
import { later } from "../parts/later";
import { Waiting } from "../parts/live";
import { InHand } from "../parts/phone";
import { Places } from "../parts/places";
import { SaidAloud } from "../parts/said_aloud";
import { Sheet } from "../parts/sheet";
import { putOff, whenNobodyTypes } from "../parts/sign_in_later";
import { UpdatePrompt } from "../parts/update_prompt";
import { go, place } from "../routes";
import type { Phone } from "../store/phone";
import { inHand, isToBegin } from "../store/session";
import { storeTrouble } from "../store/trouble";
import { syncState } from "../sync/state";
import { Screen } from "./screen";
import { SignIn } from "./sign_in";
import { Welcome } from "./welcome";

const Join = later(() => import("./join").then((module) => module.Join));
const Begin = later(() => import("./begin").then((module) => module.Begin));

/** Everything on the screen: the sign-in, or the app of whoever has the phone in hand. */
export function App() {
  const phone = inHand.value;
  const [first] = place.value.parts;
  if (phone === undefined) return <Waiting />;
  if (first === "join") return <Joining />; // whoever is signed in here: the link may be another's
  return (
    <>
      {phone ? <InTheApp key={`${phone.me.id} ${phone.me.role}`} phone={phone} /> : <SignedOut />}
      <UpdatePrompt />
    </>
  );
}

function Joining() {
  return (
    <main>
      <Join />
    </main>
  );
}

function SignedOut() {
  const [needed, setNeeded] = useState(place.peek().parts[0] === "start");
  useEffect(() => {
    void isToBegin().then((isSo) => {
      setNeeded(isSo);
      if (!isSo && place.peek().parts[0] === "start") go("/", true);
    });
  }, []);
  return <main>{needed ? <Begin /> : <SignIn />}</main>;
}

function InTheApp({ phone }: { phone: Phone }) {
  const trouble = storeTrouble.value;
  const [first, second] = place.value.parts;
  const recording = (first === "ride" || first === "critique") && second !== undefined;
  if (trouble === "outdated") return <BeforeTheUpdate />;
  if (trouble === "cleared") return <Cleared />;
  return (
    <InHand.Provider value={phone}>
      <a class="skip" href="#content">
        Skip to the content
      </a>
      <div class={recording ? "frame with-places" : "frame with-places with-tabs"}>
        <Places role={phone.me.role} quiet={recording} />
        <Welcome>
          <Boundary key={location.pathname}>
            <Screen />
          </Boundary>
        </Welcome>
      </div>
      <SaidAloud />
      <SignInAgain phone={phone} />
      <AccessEnded phone={phone} />
    </InHand.Provider>
  );
}

/** The session has ended: ask over the running app, which goes on beneath. It can be put off: the state keeps saying so. */
function SignInAgain({ phone: { me } }: { phone: Phone }) {
  const ended = syncState.value.phase === "signed_out";
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    if (ended) return whenNobodyTypes(() => setAsked(true)); // nobody's note ends up in a password field
    putOff.value = false;
    setAsked(false);
    return undefined;
  }, [ended]);
  if (!ended || !asked || putOff.value) return null;
  return (
    <Sheet
      label="Sign in again"
      onClose={() => {
        putOff.value = true;
      }}
    >
      <SignIn again={me} />
    </Sheet>
  );
}

/** The organization has ended this person's access: said once, with the way to what was not sent. The state keeps saying so. */
function AccessEnded({ phone: { me } }: { phone: Phone }) {
  const { phase, waiting, refused, files } = syncState.value;
  const left = waiting + refused + files.count > 0;
  const ended = phase === "ended";
  const [read, setRead] = useState(false);
  useEffect(() => {
    if (!ended) setRead(false);
  }, [ended]);
  if (!ended || read) return null;
  return (
    <Sheet label="Your access has ended" onClose={() => setRead(true)}>
      <div class="stack tight">
        <h2>{me.organization.name} has ended your access</h2>
        <p class="note">
          {left
            ? "What you recorded and did not send is still on this phone. Export it, and give the file to whoever looks after Ridealong: they can bring it in."
            : "Everything you recorded was sent. If this is a mistake, ask whoever looks after Ridealong."}
        </p>
      </div>
      {left && <ExportWork big />}
    </Sheet>
  );
}
